import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { AuditEntryView } from '../../common/words/audit.ts'
import { exactTime } from '../locales/format.ts'
import { useLocale } from '../locales/use-locale.ts'
import { takeInHand } from '../state/hand-store.ts'
import classes from './audit.module.css'
import { detailOf, referenceOf } from './entry-words.ts'
import type { Entries } from './use-entries.ts'

const usualHeight = 41

// What is moved by key has to take the focus, though not every row can be pressed.
const movedByKey = { tabIndex: 0 }

/** The entries, the newest first; only those on screen exist, whatever their number. */
export function EntryTable({ entries }: { entries: Entries }) {
  const { t } = useTranslation()
  const scroll = useRef<HTMLElement>(null)
  const total = entries.total ?? 0
  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => scroll.current,
    estimateSize: () => usualHeight,
    overscan: 10
  })
  const items = virtual.getVirtualItems()
  const first = items[0]?.index ?? 0
  const end = (items.at(-1)?.index ?? -1) + 1
  const { want } = entries
  useEffect(() => want(first, end), [want, first, end])
  return (
    <section ref={scroll} className={classes.scroll} aria-label={t('audit.entries')} {...movedByKey}>
      <table className={classes.table} aria-rowcount={total + 1}>
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col">{t('audit.when')}</th>
            <th scope="col">{t('audit.who')}</th>
            <th scope="col">{t('audit.what')}</th>
            <th scope="col">{t('audit.request')}</th>
          </tr>
        </thead>
        <tbody>
          <Space height={items[0]?.start ?? 0} />
          {items.map(({ index }) => (
            <tr
              key={index}
              ref={virtual.measureElement}
              data-index={index}
              data-testid="audit-row"
              aria-rowindex={index + 2}
            >
              <Cells entry={entries.at(index)} />
            </tr>
          ))}
          <Space height={virtual.getTotalSize() - (items.at(-1)?.end ?? 0)} />
        </tbody>
      </table>
    </section>
  )
}

/** Stands in for the rows that do not exist. */
function Space({ height }: { height: number }) {
  return height <= 0 ? null : (
    <tr>
      <td colSpan={4} className={classes.space} style={{ height }} />
    </tr>
  )
}

function Cells({ entry }: { entry: AuditEntryView | 'missing' | undefined }) {
  const { t } = useTranslation()
  const locale = useLocale()
  if (entry === undefined) return <td colSpan={4}>…</td>
  if (entry === 'missing') return <td colSpan={4}>{t('audit.missing')}</td>
  const detail = detailOf(entry, t)
  return (
    <>
      <td className={classes.when}>{exactTime(entry.at, locale)}</td>
      <td className={classes.who}>{entry.author === '' ? t('audit.desk') : entry.author}</td>
      <td className={classes.what}>
        {t(`audit.act.${entry.act}`)}
        {detail === '' ? null : <span className={classes.detail}>{detail}</span>}
      </td>
      <td>
        <About entry={entry} />
      </td>
    </>
  )
}

/** The request by its reference, with the way to it; what was erased is said to be. */
function About({ entry }: { entry: AuditEntryView }) {
  const { t } = useTranslation()
  if (entry.told === null) return <em className={classes.erased}>{t('audit.erased')}</em>
  const reference = referenceOf(entry)
  const { request } = entry
  if (request === null || reference === '') return reference
  return (
    <button type="button" className={classes.link} onClick={() => takeInHand({ kind: 'request', id: request })}>
      {reference}
    </button>
  )
}
