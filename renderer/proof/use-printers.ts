import { useCallback, useEffect, useState } from 'react'
import type { Problem } from '../../common/words/problems.ts'
import type { Printer } from '../../preload/contract/printing.ts'
import { desk } from '../state/desk.ts'
import { ask } from '../ui/surprise.ts'

interface Printers {
  /** Null while they are being looked for. */
  list: readonly Printer[] | null
  problem: Problem | null
}

/** The printers of the system, looked for when the form is opened and whenever it is asked again. */
export function usePrinters() {
  const [printers, setPrinters] = useState<Printers>({ list: null, problem: null })

  const refresh = useCallback(async () => {
    setPrinters({ list: null, problem: null })
    const outcome = await ask(() => desk().printing.printers())
    setPrinters({
      list: outcome?.ok ? outcome.value : [],
      problem: outcome === undefined || outcome.ok ? null : outcome.error
    })
  }, [])

  useEffect(() => void refresh(), [refresh])

  return { ...printers, refresh }
}

/** Which printer the form begins with: the chosen one while it is there, else the system's own, else the first. */
export function printerToBeginWith(list: readonly Printer[], chosenName: string | null): Printer | undefined {
  const chosen = list.find(({ name }) => name === chosenName)
  return chosen ?? list.find(({ isDefault }) => isDefault) ?? list[0]
}
