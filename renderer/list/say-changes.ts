import i18next from 'i18next'
import { requestState } from '../../common/words/request-states.ts'
import type { RequestRow } from '../../preload/contract/request.ts'
import { announce } from '../ui/announce.tsx'

const mostSaidOneByOne = 3

// What was completed just now is told of wherever the list stands (completed/), and only there.
const isJustCompleted = (old: RequestRow, now: RequestRow) => now.status === 'completed' && old.status !== 'completed'

/** Says what has changed in the list, by reference and never by person; many changes are said as one. */
export function sayChanges(changes: { old: RequestRow; now: RequestRow }[]): void {
  const heard = changes.filter(({ old, now }) => requestState(old) !== requestState(now) && !isJustCompleted(old, now))
  if (heard.length > mostSaidOneByOne) {
    announce(i18next.t('said.many', { count: heard.length }))
    return
  }
  for (const { now } of heard) announce(i18next.t(`said.${requestState(now)}`, { reference: now.reference }))
}
