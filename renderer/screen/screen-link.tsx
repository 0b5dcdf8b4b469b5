import type { CSSProperties } from 'react'
import type { ScreenState } from '../../preload/contract/screen.ts'
import { PersonFacts } from '../handover/person-facts.tsx'
import { Qr, quietShare } from '../handover/qr.tsx'
import { personsWords } from '../locales/persons-words.ts'
import type { TimeLeft } from '../state/time-left.ts'
import classes from './screen-link.module.css'

/** Of most links; good enough for the place that is kept until the code is there. */
const usualShare = 1.2

interface Props {
  state: ScreenState & { kind: 'link' }
  left: TimeLeft | null
}

/** The link that is handed over, to be read and aimed at from two metres: what to do, the code, and what to compare. */
export function ScreenLink({ state: { office, language, reference, qr, methods, isTest }, left }: Props) {
  const t = personsWords(language)
  return (
    <main
      className={classes.screen}
      lang={language}
      data-testid="person-card"
      style={{ '--share': String(qr === null ? usualShare : quietShare(qr)) } as CSSProperties}
    >
      {office === '' ? null : <p className={classes.office}>{office}</p>}
      {isTest ? <p className={classes.test}>{t('screen.test')}</p> : null}
      <h1 className={classes.scan}>{qr === null ? t('person.title') : t('person.scan')}</h1>
      <div className={classes.code}>
        {qr === null ? (
          <p className={classes.coming}>{t('screen.coming')}</p>
        ) : (
          <Qr isFluid qr={qr} label={t('person.code')} />
        )}
      </div>
      <div className={classes.facts}>
        <PersonFacts
          language={language}
          reference={reference}
          reason={null}
          methods={methods}
          left={qr === null ? null : left}
        />
      </div>
    </main>
  )
}
