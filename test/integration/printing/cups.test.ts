import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest'
import { cupsPrinting } from '../../../main/printing/cups.ts'
import { runProgram } from '../../../main/printing/program.ts'
import { type PrivateCups, startCups } from '../../cups/private-cups.ts'
import { makeProof } from './make-proof.ts'

const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const textOf = (file: string) => spawnSync('pdftotext', [file, '-'], { encoding: 'utf8' }).stdout

describe.skipIf(process.platform !== 'linux')('printing through a real CUPS', () => {
  const printing = cupsPrinting(runProgram)
  let cups: PrivateCups

  beforeAll(async () => {
    cups = await startCups([
      { name: 'Front_Office', label: 'Büroo – front desk', isDefault: true },
      { name: 'Back_Room', label: 'Back room', accepts: false }
    ])
    vi.stubEnv('CUPS_SERVER', cups.env.CUPS_SERVER)
  })
  afterAll(async () => {
    vi.unstubAllEnvs()
    await cups.stop()
  })

  test('lists the printers by the names that people gave them', async () => {
    const answer = await printing.printers()
    expect(answer.ok && answer.value.toSorted((one, other) => one.name.localeCompare(other.name))).toEqual([
      { name: 'Back_Room', label: 'Back room', isDefault: false },
      { name: 'Front_Office', label: 'Büroo – front desk', isDefault: true }
    ])
  })

  test('the PDF arrives byte for byte, with its text, the copies, the paper and only the reference as title', async () => {
    const pdf = await makeProof('MARY ÄNN O’CONNEŽ-ŠUSLIK')
    const options = { printer: 'Front_Office', copies: 3, paper: 'A4', title: 'eeID K7Q-õ00001' } as const
    expect(await printing.print(pdf, options)).toEqual({ ok: true, value: null })
    const job = await vi.waitFor(
      () => {
        const [first] = cups.jobs()
        if (!first) throw new Error('nothing has arrived')
        return first
      },
      { timeout: 20_000, interval: 50 }
    )
    expect(job).toMatchObject({ printer: 'Front_Office', title: 'eeID K7Q-õ00001', copies: 3 })
    expect(job.options).toMatch(/\bmedia=A4\b/)
    expect(job.options).toMatch(/\bfit-to-page\b/)
    expect(job.options).toMatch(/(^| )collate(=true)?( |$)/)
    expect(hash(readFileSync(job.file))).toBe(hash(pdf))
    expect(textOf(job.file)).toContain('MARY ÄNN O’CONNEŽ-ŠUSLIK')
  })

  test('a queue that takes nothing says so, with what CUPS said for IT', async () => {
    const answer = await printing.print(await makeProof('x'), {
      printer: 'Back_Room',
      copies: 1,
      paper: 'A4',
      title: 'eeID 1'
    })
    expect(answer).toMatchObject({ ok: false, error: { code: 'printFailed' } })
    expect(JSON.stringify(answer)).toContain('not accepting jobs')
  })

  test('a printer that is no longer there says so, even where its name looks like an option', async () => {
    for (const printer of ['Gone', '-h', '--help']) {
      const answer = await printing.print(await makeProof('x'), { printer, copies: 1, paper: 'A6', title: 'eeID 1' })
      expect(answer).toEqual({ ok: false, error: { code: 'printerGone' } })
    }
  })

  test('without a spooler there are no printers, and nothing is sent', async () => {
    vi.stubEnv('CUPS_SERVER', '/nowhere/socket')
    onTestFinished(() => void vi.stubEnv('CUPS_SERVER', cups.env.CUPS_SERVER))
    expect(await printing.printers()).toEqual({ ok: true, value: [] })
    const answer = await printing.print(await makeProof('x'), { printer: 'Any', copies: 1, paper: 'A4', title: '1' })
    expect(answer).toEqual({ ok: false, error: { code: 'printerGone' } })
  })
})
