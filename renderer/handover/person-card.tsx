import type { ReactNode } from 'react'
import type { ShownLink } from '../../preload/contract/handover.ts'
import { personsWords } from '../locales/persons-words.ts'
import classes from './person-card.module.css'
import { PersonFacts, type PersonFactsProps } from './person-facts.tsx'
import { Qr } from './qr.tsx'

interface Props extends PersonFactsProps {
  qr: ShownLink['qr']
  /** Stands in the code's place until there is one. */
  waiting: ReactNode
}

/** What the person reads across the counter, in the person's own language: what to do, the code, and what to compare. */
export function PersonCard({ qr, waiting, ...facts }: Props) {
  const t = personsWords(facts.language)
  return (
    <section className={classes.card} lang={facts.language} aria-label={t('person.title')} data-testid="person-card">
      <h3 className={classes.scan}>{qr === null ? t('person.title') : t('person.scan')}</h3>
      <div className={classes.code}>
        {qr === null ? <div className={classes.waiting}>{waiting}</div> : <Qr qr={qr} label={t('person.code')} />}
      </div>
      <div className={classes.facts}>
        <PersonFacts {...facts} left={qr === null ? null : facts.left} />
      </div>
    </section>
  )
}
