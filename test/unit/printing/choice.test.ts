import { describe, expect, test } from 'vitest'
import { sha256Of } from '../../../main/files/sha256.ts'
import { printChoice, setPrintChoice } from '../../../main/printing/choice.ts'
import type { Printing, PrintOptions } from '../../../main/printing/port.ts'
import { type JobTitle, proofPrinter } from '../../../main/proofs/print.ts'
import { shownProof } from '../../../main/proofs/show.ts'
import { cachedRequest, storeWithService, temporaryFolder, testService } from '../store/temporary-store.ts'

const pdf = Buffer.from(`%PDF-1.7 ${'x'.repeat(5_000)} %%EOF`)
const choice = { printer: 'Hall', label: 'The hall', copies: 2, paper: 'A4' } as const

function storeWithProof(reference = 'Visit 1', folder = temporaryFolder()) {
  const store = storeWithService(folder)
  store.requests.put(cachedRequest({ id: 'r', reference, status: 'completed' }))
  store.proofs.keep(testService.id, 'r', pdf)
  return store
}

const titleOf: JobTitle = (store, id) => `eeID ${store.views.get(id)?.reference}`

/** A printer that takes everything. */
function printer() {
  const sent: { pdf: Uint8Array; options: PrintOptions }[] = []
  const printing: Printing = {
    printers: async () => ({ ok: true, value: [] }),
    async print(bytes, options) {
      sent.push({ pdf: bytes, options })
      return { ok: true, value: null }
    }
  }
  return { printing, sent }
}

describe('printing a proof', () => {
  test('asks for a printer until the desk has one, and remembers it after a restart', async () => {
    const folder = temporaryFolder()
    const { printing, sent } = printer()
    const store = storeWithProof('Visit 1', folder)
    expect(await proofPrinter(printing, titleOf)(store, 'r')).toEqual({ ok: false, error: { code: 'noPrinterChosen' } })
    setPrintChoice(store, 'proof', choice)
    expect(printChoice(store, 'slip')).toBeNull()
    store.close()
    const again = storeWithService(folder)
    expect(await proofPrinter(printing, titleOf)(again, 'r')).toEqual({
      ok: true,
      value: { printer: 'The hall', copies: 2 }
    })
    expect(sent).toHaveLength(1)
    expect(Buffer.from(sent[0]?.pdf ?? []).equals(pdf)).toBe(true)
    expect(sent[0]?.options).toEqual({ printer: 'Hall', copies: 2, paper: 'A4', title: 'eeID Visit 1' })
  })

  test('the queue sees the reference in one line, whatever was typed into it, and nothing of the person', async () => {
    const { printing, sent } = printer()
    const store = storeWithProof(`A\n\u202e B${'x'.repeat(300)}`)
    setPrintChoice(store, 'proof', choice)
    await proofPrinter(printing, titleOf)(store, 'r')
    expect(sent[0]?.options.title).toMatch(/^eeID A Bx{92}$/)
  })

  test('nothing that is not what was kept is shown or printed', async () => {
    const { printing, sent } = printer()
    const store = storeWithProof()
    setPrintChoice(store, 'proof', choice)
    const damaged = { ...store, proofs: { ...store.proofs, get: () => ({ pdf, sha256: 'another' }) } }
    const refusal = { ok: false, error: { code: 'proofDamaged' } }
    expect(await proofPrinter(printing, titleOf)(damaged, 'r')).toEqual(refusal)
    expect(shownProof(damaged, 'r')).toEqual(refusal)
    expect(sent).toEqual([])
  })

  test('a choice that this version does not understand is none', () => {
    const store = storeWithProof()
    expect(() => setPrintChoice(store, 'proof', { ...choice, copies: 21 })).toThrow()
    expect(printChoice(store, 'proof')).toBeNull()
  })
})

describe('showing a proof', () => {
  test('gives the window the bytes that were kept', () => {
    const shown = shownProof(storeWithProof(), 'r')
    expect(shown.ok && Buffer.from(shown.value).equals(pdf)).toBe(true)
  })

  test('of 50 MB at most', () => {
    const store = storeWithProof()
    const large = new Uint8Array(50 * 1024 * 1024 + 1)
    const get = () => ({ pdf: large, sha256: sha256Of(large) })
    expect(shownProof({ ...store, proofs: { ...store.proofs, get } }, 'r')).toEqual({
      ok: false,
      error: { code: 'proofTooLarge' }
    })
  })
})
