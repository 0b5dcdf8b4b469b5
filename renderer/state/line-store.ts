import i18next from 'i18next'
import { create } from 'zustand'
import type { LineState } from '../../preload/contract/line.ts'
import { announce } from '../ui/announce.tsx'
import { ask } from '../ui/surprise.ts'
import { desk } from './desk.ts'
import { hopIn } from './line-words.ts'

/** How the service in use can be reached; null until main has answered. */
export const useLine = create<{ line: LineState | null }>(() => ({ line: null }))

const isOther = (before: LineState, line: LineState) => before.status !== line.status || hopIn(before) !== hopIn(line)

/** What is said of a new state: at which hop it fails, where that is known. */
function said(line: LineState): string {
  const hop = hopIn(line)
  return hop === undefined ? i18next.t(`line.said.${line.status}`) : i18next.t(`problem.${hop}`)
}

/** Takes over the line's state, and says it only when the status itself is another one. */
function applyLine(line: LineState): void {
  const before = useLine.getState().line
  useLine.setState({ line })
  const isNews = before !== null && before.serviceId === line.serviceId && isOther(before, line)
  // Going from "starting" to "online" is what everyone expects.
  if (isNews && !(before.status === 'starting' && line.status === 'online')) announce(said(line))
  else if (line.trouble !== null && before !== null && before.trouble !== line.trouble)
    announce(i18next.t(`line.trouble.${line.trouble}`))
  // Only the end of the first reading is said: its progress would talk all the time.
  else if (before?.firstSync != null && line.firstSync === null && line.status === 'online')
    announce(i18next.t('line.fetched'))
}

/** Follows one service's line. Returns how to stop. */
export function followLine(serviceId: string): () => void {
  useLine.setState({ line: null })
  const stop = desk().on.lineChanged((line) => {
    if (line.serviceId === serviceId) applyLine(line)
  })
  void ask(() => desk().line.state({ serviceId })).then((outcome) => {
    if (outcome?.ok && useLine.getState().line === null) applyLine(outcome.value)
  })
  return stop
}

/** Asks the service now; what comes of it arrives as the line's state. */
export async function checkNow(serviceId: string): Promise<void> {
  await ask(() => desk().line.checkNow({ serviceId }))
}
