import type { Language } from '../../common/words/languages.ts'
import type { ShownLink } from '../../preload/contract/handover.ts'
import { durationInWords } from '../locales/duration.ts'
import { localeOf } from '../locales/i18n.ts'
import { personsWords } from '../locales/persons-words.ts'
import type { TimeLeft } from '../state/time-left.ts'
import classes from './person-facts.module.css'

/** A longer reference would push all else away at its full size. */
const shortReference = 36

/** What the person reads beside the code. */
export interface PersonFactsProps {
  language: Language
  /** Null where it is not to be shown. */
  reference: string | null
  reason: string | null
  methods: ShownLink['methods']
  /** Null where it is not to be told: there is no code yet, or it has no end. */
  left: TimeLeft | null
}

/** What the person compares and knows before the phone is taken out: the reference, how long there is, with what. */
export function PersonFacts({ language, reference, reason, methods, left }: PersonFactsProps) {
  const t = personsWords(language)
  return (
    <div className={classes.facts}>
      {reference === null ? (
        <p className={classes.check}>{t('person.checkWithClerk')}</p>
      ) : (
        <>
          <p className={classes.reference}>
            <span className={classes.label}>{t('person.reference')}</span>{' '}
            <span
              className={classes.value}
              dir="auto"
              data-testid="person-reference"
              data-long={reference.length > shortReference}
            >
              {reference}
            </span>
          </p>
          <p className={classes.check}>{t('person.check')}</p>
        </>
      )}
      {reason === null ? null : (
        <p className={classes.reason}>
          <span className={classes.label}>{t('person.reason')}</span> <bdi>{reason}</bdi>
        </p>
      )}
      {left === null ? null : <PersonTime language={language} left={left} />}
      <Methods language={language} methods={methods} />
    </div>
  )
}

/** How long the link is still good for. */
function PersonTime({ language, left }: { language: Language; left: TimeLeft }) {
  const t = personsWords(language)
  const duration = durationInWords(left.ms, localeOf(language))
  const words = (duration: string) =>
    left.state === 'soon' ? t('person.soon', { duration }) : t('person.running', { duration })
  return (
    <p className={classes.time} data-testid="link-time-left" data-state={left.state}>
      {duration === null ? t('person.moment') : words(duration)}
    </p>
  )
}

/** The service does not tell which methods it offers: these are the office's, and the page has the last word. */
function Methods({ language, methods }: Pick<PersonFactsProps, 'language' | 'methods'>) {
  const t = personsWords(language)
  if (methods.length === 0) return null
  const names = methods.map((method) => t(`person.method.${method}`))
  const list = new Intl.ListFormat(localeOf(language), { type: 'disjunction' }).format(names)
  return (
    <p className={classes.methods} data-testid="person-methods">
      {t('person.methods', { methods: list })} <span className={classes.offered}>{t('person.offered')}</span>
    </p>
  )
}
