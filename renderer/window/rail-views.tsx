import { UnstyledButton } from '@mantine/core'
import {
  IconClockExclamation,
  IconFileX,
  IconFolderX,
  IconHandStop,
  IconHourglass,
  IconInbox,
  IconScale
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { ListView } from '../../common/words/list-query.ts'
import { askFor, useList } from '../list/list.ts'
import { inView, views } from '../list/list-query.ts'
import { useCounts } from '../list/rail-counts.ts'
import { wholeNumber } from '../locales/format.ts'
import { useLocale } from '../locales/use-locale.ts'
import { type ActionName, actionKeys } from '../ui/action-keys.ts'
import { useActions } from '../ui/actions.ts'
import { KeyHint } from '../ui/key-hint.tsx'
import { ariaKeys } from '../ui/keys.ts'
import classes from './rail.module.css'

const icons = {
  all: IconInbox,
  waiting: IconHourglass,
  toDecide: IconScale,
  expiringToday: IconClockExclamation,
  proofMissing: IconFileX,
  notFiled: IconFolderX,
  needsAttention: IconHandStop
} as const

const actions = {
  all: 'viewAll',
  waiting: 'viewWaiting',
  toDecide: 'viewToDecide',
  expiringToday: 'viewExpiringToday',
  proofMissing: 'viewProofMissing',
  notFiled: 'viewNotFiled',
  needsAttention: 'viewNeedsAttention'
} as const satisfies Record<ListView, ActionName>

/** Shows a view as the rail counts it: without a search and without filters. */
function show(view: ListView): void {
  void askFor((query) => inView(query, view))
}

/** The saved views with their counts. */
export function RailViews() {
  const { t } = useTranslation()
  const shown = useList((state) => state.query.view)
  useActions(Object.fromEntries(views.map((view) => [actions[view], () => show(view)])))
  return (
    <nav aria-label={t('rail.views')} className={classes.views}>
      {views.map((view) => (
        <ViewButton key={view} view={view} isShown={view === shown} />
      ))}
    </nav>
  )
}

function ViewButton({ view, isShown }: { view: ListView; isShown: boolean }) {
  const { t } = useTranslation()
  const Icon = icons[view]
  const combo = actionKeys[actions[view]]
  return (
    <KeyHint label={t(`does.${actions[view]}`)} combo={combo}>
      <UnstyledButton
        className={classes.item}
        aria-current={isShown ? 'page' : undefined}
        aria-keyshortcuts={ariaKeys(combo)}
        data-view={view}
        onClick={() => show(view)}
      >
        <Icon size={20} stroke={1.75} aria-hidden="true" />
        <span className={classes.itemName}>{t(`rail.${view}`)}</span>
        <Count view={view} />
      </UnstyledButton>
    </KeyHint>
  )
}

function Count({ view }: { view: ListView }) {
  const { t } = useTranslation()
  const locale = useLocale()
  const count = useCounts(({ counts }) => counts?.[view] ?? null)
  if (count === null) return null
  const formatted = wholeNumber(count, locale)
  return (
    <span className={classes.count}>
      <span aria-hidden="true">{formatted}</span>
      <span className="visually-hidden">{t('rail.count', { count, formatted })}</span>
    </span>
  )
}
