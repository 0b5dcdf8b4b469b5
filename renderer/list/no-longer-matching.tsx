import { Anchor, CloseButton } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DeskApi } from '../../preload/contract/contract.ts'
import { desk } from '../state/desk.ts'
import { Note } from '../ui/note.tsx'
import { ask } from '../ui/surprise.ts'
import { openWhosever } from './bring-back.ts'
import classes from './no-longer-matching.module.css'

type Requests = Extract<Awaited<ReturnType<DeskApi['requests']['noLongerMatching']>>, { ok: true }>['value']

/** Lists the requests that were accepted as matching and do not match any more, until the clerk has read it. */
export function NoLongerMatching() {
  const { t } = useTranslation()
  const [requests, setRequests] = useState<Requests>([])
  useEffect(() => {
    const read = async () => {
      const outcome = await ask(() => desk().requests.noLongerMatching())
      if (outcome?.ok) setRequests(outcome.value)
    }
    void read()
    return desk().on.requestsChanged(() => void read())
  }, [])
  async function dismiss() {
    const outcome = await ask(() => desk().requests.noLongerMatchingRead())
    if (outcome?.ok) setRequests([])
  }
  if (requests.length === 0) return null
  return (
    <div className={classes.place} data-testid="no-longer-matching">
      <Note tone="warn" action={<CloseButton aria-label={t('common.dismiss')} onClick={() => void dismiss()} />}>
        <p className={classes.title}>{t('noLonger.title', { count: requests.length })}</p>
        <p>{t('noLonger.text')}</p>
        <ul className={classes.requests}>
          {requests.map((request) => (
            <li key={`${request.serviceId} ${request.id}`}>
              <Anchor component="button" type="button" onClick={() => openWhosever(request)}>
                {request.reference}
              </Anchor>
            </li>
          ))}
        </ul>
      </Note>
    </div>
  )
}
