import { Button, TextInput } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Problem } from '../../common/words/problems.ts'
import type { ServiceHoldings } from '../../common/words/services.ts'
import type { ServiceView } from '../../preload/contract/services.ts'
import { wholeNumber } from '../locales/format.ts'
import { useLocale } from '../locales/use-locale.ts'
import { desk } from '../state/desk.ts'
import { readServices } from '../state/desk-store.ts'
import { useAction } from '../state/use-action.ts'
import { announce } from '../ui/announce.tsx'
import { Note } from '../ui/note.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { ask } from '../ui/surprise.ts'
import classes from './service-list.module.css'

const kinds = ['requests', 'proofs', 'decisions', 'notes', 'drafts'] as const

interface Props {
  service: ServiceView
  onClose: () => void
}

/** Names what removing a service erases, and removes it once its name was typed. */
export function RemoveService({ service, onClose }: Props) {
  const { t } = useTranslation()
  const holdings = useHoldings(service.id)
  return (
    <section className={classes.remove} aria-label={t('service.removeTitle', { name: service.name })}>
      {holdings === null ? null : <Erases holdings={holdings} />}
      {holdings !== null && holdings.unsettled > 0 ? (
        <>
          <Note tone="warn">
            <p>{t('service.removeUnsettled', { count: holdings.unsettled })}</p>
          </Note>
          <div className={classes.lower}>
            <Button variant="default" autoFocus onClick={onClose}>
              {t('service.keepIt')}
            </Button>
          </div>
        </>
      ) : (
        <Sure service={service} onClose={onClose} />
      )}
    </section>
  )
}

function useHoldings(serviceId: string): ServiceHoldings | null {
  const [holdings, setHoldings] = useState<ServiceHoldings | null>(null)
  useEffect(() => {
    const read = () =>
      void ask(() => desk().services.holdings({ serviceId })).then((outcome) => {
        if (outcome?.ok) setHoldings(outcome.value)
      })
    read()
    return desk().on.requestsChanged((changed) => {
      if (changed.serviceId === serviceId) read()
    })
  }, [serviceId])
  return holdings
}

function Erases({ holdings }: { holdings: ServiceHoldings }) {
  const { t } = useTranslation()
  const locale = useLocale()
  return (
    <>
      <p>{t('service.removeText')}</p>
      <ul className={classes.erases}>
        {kinds.map((kind) => (
          <li key={kind}>{t(`service.erases.${kind}`, { formatted: wholeNumber(holdings[kind], locale) })}</li>
        ))}
        <li>{t('service.erases.secret')}</li>
      </ul>
      <p>{t('service.removeStays')}</p>
    </>
  )
}

function Sure({ service: { id, name }, onClose }: Props) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState('')
  const removal = useAction(
    () => desk().services.remove({ serviceId: id, name: typed }),
    () => {
      announce(t('service.removed', { name }))
      onClose()
      void readServices()
    }
  )
  const wrong = removal.problem?.fields?.name
  return (
    <form
      className={classes.remove}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void removal.run()
      }}
    >
      <TextInput
        label={t('service.typeName', { name })}
        value={typed}
        error={wrong === undefined ? null : t(`field.${wrong}`)}
        onChange={(event) => setTyped(event.currentTarget.value)}
        size="md"
        autoComplete="off"
        spellCheck={false}
        autoFocus
      />
      {problemOf(removal.problem)}
      <div className={classes.lower}>
        <Button variant="default" onClick={onClose}>
          {t('service.keepIt')}
        </Button>
        <Button type="submit" className={classes.destroy} aria-disabled={removal.isBusy}>
          {removal.isBusy ? t('service.removing') : t('service.removeIt')}
        </Button>
      </div>
    </form>
  )
}

/** What is wrong with the name stands below its field. */
const problemOf = (problem: Problem | null) =>
  problem === null || problem.fields !== undefined ? null : <ProblemNote problem={problem} />
