import { describe, expect, test } from 'vitest'
import { cupsPrinting } from '../../../main/printing/cups.ts'
import type { Ended, Run } from '../../../main/printing/program.ts'

const ended = (stdout: string, code = 0, stderr = ''): Ended => ({ kind: 'ended', code, stdout, stderr })

/** A system whose programs answer as told; notes what was run. */
function system(answers: Record<string, Ended>) {
  const runs: Run[] = []
  const printing = cupsPrinting(async (run) => {
    runs.push(run)
    return answers[`${run.program} ${run.args[0]}`] ?? answers[run.program] ?? ended('')
  })
  return { printing, runs }
}

const job = { printer: 'Hall', copies: 2, paper: 'A4', title: 'eeID 1' } as const
const pdf = Buffer.from('%PDF-1.7')

describe('CUPS', () => {
  test('a printer that nobody has described is called by its name', async () => {
    const { printing } = system({
      'lpstat -e': ended('Hall\nOn_network\n'),
      'lpstat -l': ended('printer Hall is idle.\n\tForm mounted:\n\tDescription: The hall\n'),
      'lpstat -d': ended('no system default destination\n')
    })
    expect(await printing.printers()).toEqual({
      ok: true,
      value: [
        { name: 'Hall', label: 'The hall', isDefault: false },
        { name: 'On_network', label: 'On_network', isDefault: false }
      ]
    })
  })

  test('hands the bytes over on standard input, no file named', async () => {
    const { printing, runs } = system({})
    await printing.print(pdf, job)
    expect(runs).toHaveLength(1)
    expect(runs[0]?.input).toBe(pdf)
    expect(runs[0]?.args.join(' ')).toBe('-d Hall -n 2 -o media=A4 -o fit-to-page -o collate=true -t eeID 1 -- -')
  })

  test('a receipt is as long as its page', async () => {
    const { printing, runs } = system({})
    const slip = Buffer.from('%PDF-1.7 /MediaBox [0 0 226.77 340]')
    await printing.print(slip, { ...job, paper: '80mm' })
    await printing.print(pdf, { ...job, paper: '80mm' })
    await printing.print(slip, { ...job, paper: '58mm' })
    expect(runs.map(({ args }) => args[5])).toEqual([
      'media=Custom.80x120mm',
      'media=Custom.80x297mm',
      'media=Custom.58x120mm'
    ])
  })

  test.each(['A6', '80mm', '58mm'] as const)(
    'a slip on %s is not scaled: its symbols would no longer be read',
    async (paper) => {
      const { printing, runs } = system({})
      await printing.print(pdf, { ...job, paper })
      expect(runs[0]?.args).toContain('print-scaling=none')
      expect(runs[0]?.args).not.toContain('fit-to-page')
    }
  )

  test.each(['A4', 'A5', 'letter', '80mm'] as const)(
    'copies on %s come out one after the other, whole',
    async (paper) => {
      const { printing, runs } = system({})
      await printing.print(pdf, { ...job, paper, copies: 3 })
      expect(runs[0]?.args).toContain('collate=true')
    }
  )

  test('a system without CUPS says so', async () => {
    const missing: Ended = { kind: 'missing' }
    const { printing } = system({ lp: missing, lpstat: missing })
    expect(await printing.printers()).toEqual({ ok: false, error: { code: 'noSpooler' } })
    expect(await printing.print(pdf, job)).toEqual({ ok: false, error: { code: 'noSpooler' } })
  })

  test('a queue that does not answer in time leaves open whether it took the pages', async () => {
    const { printing } = system({ lp: { kind: 'late' } })
    expect(await printing.print(pdf, job)).toEqual({ ok: false, error: { code: 'printUnsure' } })
  })
})
