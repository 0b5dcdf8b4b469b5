import { Button } from '@mantine/core'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { wholeNumber } from '../locales/format.ts'
import { useLocale } from '../locales/use-locale.ts'
import { announce } from '../ui/announce.tsx'
import { SeenPlace } from '../ui/seen.tsx'
import type { BatchAction } from './batch-actions.ts'
import { useList } from './list.ts'
import classes from './list-pane.module.css'
import { chosenCount, clearSelection, useSelection } from './selection-store.ts'

/** How long a choice has to rest before it is said. */
const settledMs = 600

/** How many requests are chosen and what can be done with them; there only while some are. */
export function SelectionBar({ actions }: { actions: readonly BatchAction[] }) {
  const { t } = useTranslation()
  const locale = useLocale()
  const selection = useSelection((now) => now)
  const total = useList((state) => state.total) ?? 0
  const count = chosenCount(selection, total)
  const words = count === 0 ? '' : t('list.chosen', { count, formatted: wholeNumber(count, locale) })

  useEffect(() => {
    if (words === '') return
    const timer = setTimeout(() => announce(words), settledMs)
    return () => clearTimeout(timer)
  }, [words])

  if (count === 0) return null
  return (
    <SeenPlace about={words}>
      <section className={classes.bar} aria-label={t('list.chosenTitle')}>
        <strong className={classes.chosen}>{words}</strong>
        {actions.map(({ name, Action }) => (
          <Action key={name} selection={selection} count={count} />
        ))}
        <Button variant="subtle" className={classes.quiet} onClick={clearSelection}>
          {t('list.clearSelection')}
        </Button>
      </section>
    </SeenPlace>
  )
}
