import { describe, expect, it } from 'vitest'
import { printerToBeginWith } from '../../../renderer/proof/use-printers.ts'

const hall = { name: 'Hall', label: 'The hall', isDefault: false }
const office = { name: 'Office', label: 'Office', isDefault: true }
const choice = { printer: 'Hall', label: 'The hall', copies: 1, paper: 'A4' } as const

describe('the printer that the form begins with', () => {
  it('is the chosen one', () => {
    expect(printerToBeginWith([office, hall], choice.printer)).toBe(hall)
  })

  it('is the one of the system where nothing was chosen, or what was chosen is gone', () => {
    expect(printerToBeginWith([hall, office], null)).toBe(office)
    expect(printerToBeginWith([office], choice.printer)).toBe(office)
  })

  it('is the first where the system has none of its own; none where there is no printer', () => {
    expect(printerToBeginWith([hall], null)).toBe(hall)
    expect(printerToBeginWith([], choice.printer)).toBeUndefined()
  })
})
