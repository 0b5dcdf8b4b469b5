import { Checkbox } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { HeldRequest } from '../../common/erasure.ts'
import { exactTime, wholeNumber } from '../locales/format.ts'
import { useLocale } from '../locales/use-locale.ts'
import classes from './retention.module.css'

interface Props {
  requests: readonly HeldRequest[]
  more: number
  /** Which are chosen, and how one is or is not; without it nothing can be chosen. */
  choosing?: { chosen: ReadonlySet<string>; choose: (id: string, isChosen: boolean) => void }
}

/** Requests, a line each, with why one cannot be erased now. */
export function RequestLines({ requests, more, choosing }: Props) {
  const { t } = useTranslation()
  const locale = useLocale()
  return (
    <>
      <ul className={classes.list}>
        {requests.map((request) => (
          <li key={request.id} className={classes.item} data-testid="held-request">
            {choosing === undefined ? (
              <Line request={request} />
            ) : (
              <Checkbox
                label={<Line request={request} />}
                checked={choosing.chosen.has(request.id)}
                onChange={(event) => choosing.choose(request.id, event.currentTarget.checked)}
                classNames={{ body: classes.choice ?? '' }}
              />
            )}
          </li>
        ))}
      </ul>
      {more === 0 ? null : (
        <p className={classes.text}>{t('retention.more', { count: more, formatted: wholeNumber(more, locale) })}</p>
      )}
    </>
  )
}

function Line({ request }: { request: HeldRequest }) {
  const { t } = useTranslation()
  const locale = useLocale()
  const { reference, who, createdAt, obstacle, isMention } = request
  const remarks = [
    isMention ? t('retention.mention') : null,
    obstacle === null ? null : t(`retention.obstacle.${obstacle}`)
  ].filter((remark) => remark !== null)
  return (
    <span className={classes.words}>
      <span className={classes.name}>
        {reference || t('retention.noReference')} · {who}
      </span>
      <span className={classes.detail}>{[exactTime(createdAt, locale), ...remarks].join(' · ')}</span>
    </span>
  )
}
