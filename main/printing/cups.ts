/**
 * Printing through CUPS, on Linux and macOS. `lp` is given the PDF's own bytes on its standard input: the PDF itself is
 * printed, and nothing is written to a file of ours.
 */
import { failed, type Outcome, ok, type Problem } from '../../common/words/problems.ts'
import { isRoll, isTrueToSize, rollLengthMm, rollWidthMm } from './page-size.ts'
import type { Paper, Printer, Printing, PrintOptions, Roll } from './port.ts'
import type { Ended, Run } from './program.ts'

// Looking for printers on the network takes CUPS seconds; a queue on another machine may be slow to take the bytes.
const listLateMs = 15_000
const printLateMs = 60_000

/** CUPS, spoken to by its own programs, which `run` runs. */
export function cupsPrinting(run: (run: Run) => Promise<Ended>): Printing {
  const ask = (...args: string[]) => run({ program: 'lpstat', args, lateMs: listLateMs })

  async function printers(): Promise<Outcome<Printer[]>> {
    const [names, described, usual] = await Promise.all([ask('-e'), ask('-l', '-p'), ask('-d')])
    if (names.kind !== 'ended') return failed(notEnded(names.kind))
    const labels = labelsIn(textOf(described))
    const byDefault = /^system default destination: (.+)$/m.exec(textOf(usual))?.[1]
    const value = linesOf(names.stdout).map((name) => ({
      name,
      label: labels.get(name) ?? name,
      isDefault: name === byDefault
    }))
    return ok(value)
  }

  return {
    printers,
    async print(pdf, options) {
      const ended = await run({ program: 'lp', args: lpArguments(pdf, options), input: pdf, lateMs: printLateMs })
      if (ended.kind !== 'ended') return failed(notEnded(ended.kind))
      if (ended.code === 0) return ok(null)
      const there = await printers()
      if (there.ok && !there.value.some(({ name }) => name === options.printer)) {
        return failed({ code: 'printerGone' })
      }
      return failed({ code: 'printFailed', detail: ended.stderr.trim().slice(0, 300) })
    }
  }
}

const notEnded = (kind: 'missing' | 'late'): Problem =>
  kind === 'missing' ? { code: 'noSpooler' } : { code: 'printUnsure' }

const textOf = (ended: Ended): string => (ended.kind === 'ended' ? ended.stdout : '')

const linesOf = (text: string): string[] => text.split('\n').filter((line) => line !== '')

/** What the printers are called, out of the long list: a line `printer NAME is …`, and below it a `Description: …`. */
function labelsIn(list: string): Map<string, string> {
  const parts = list.split(/^printer /m).flatMap((part) => {
    const name = /^\S+/.exec(part)?.[0]
    const label = /^\s+Description: (.+)$/m.exec(part)?.[1]
    return name && label ? [[name, label] as const] : []
  })
  return new Map(parts)
}

const mediaNames: Record<Exclude<Paper, Roll>, string> = { A4: 'A4', A5: 'A5', A6: 'A6', letter: 'Letter' }

function lpArguments(pdf: Uint8Array, { printer, copies, paper, title }: PrintOptions): string[] {
  const media = isRoll(paper) ? `Custom.${rollWidthMm[paper]}x${rollLengthMm(pdf)}mm` : mediaNames[paper]
  const scaling = isTrueToSize(paper) ? 'print-scaling=none' : 'fit-to-page'
  // A driver that makes the copies itself would print 1 1 2 2 3 3, and two people's piles would be mixed.
  const options = [`media=${media}`, scaling, 'collate=true'].flatMap((option) => ['-o', option])
  return ['-d', printer, '-n', String(copies), ...options, '-t', title, '--', '-']
}
