import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Language } from '../../common/words/languages.ts'
import type { ShownLink } from '../../preload/contract/handover.ts'
import { durationInWords } from '../locales/duration.ts'
import { localeOf } from '../locales/i18n.ts'
import type { TimeLeft } from '../state/time-left.ts'
import classes from './person-card.module.css'
import { Qr } from './qr.tsx'

/** A longer reference would push all else off the card at its full size. */
const shortReference = 36

interface Props {
  language: Language
  /** Null where it is not to be shown. */
  reference: string | null
  reason: string | null
  qr: ShownLink['qr']
  methods: ShownLink['methods']
  left: TimeLeft | null
  /** Stands in the code's place until there is one. */
  waiting: ReactNode
  /** The code beside the words instead of above them. */
  isWide?: boolean
}

/** What the person reads, in the person's own language. */
export function PersonCard({ language, reference, reason, qr, methods, left, waiting, isWide = false }: Props) {
  const { i18n } = useTranslation()
  const t = i18n.getFixedT(language)
  return (
    <section
      className={classes.card}
      lang={language}
      aria-label={t('person.title')}
      data-testid="person-card"
      data-wide={isWide}
    >
      <h3 className={classes.title}>{t('person.title')}</h3>
      {qr === null ? (
        <div className={classes.waiting}>{waiting}</div>
      ) : (
        <div className={classes.code}>
          <Qr qr={qr} label={t('person.code')} />
          <p className={classes.scan}>{t('person.scan')}</p>
        </div>
      )}
      <div className={classes.facts}>
        {reference === null ? (
          <p className={classes.check}>{t('person.checkWithClerk')}</p>
        ) : (
          <>
            <p className={classes.label}>{t('person.reference')}</p>
            <p
              className={classes.reference}
              dir="auto"
              data-testid="person-reference"
              data-long={reference.length > shortReference}
            >
              {reference}
            </p>
            <p className={classes.check}>{t('person.check')}</p>
          </>
        )}
        {reason === null ? null : (
          <p className={classes.reason}>
            <span className={classes.label}>{t('person.reason')}</span> <bdi>{reason}</bdi>
          </p>
        )}
        {qr === null || left === null ? null : <PersonTime language={language} left={left} />}
        <Methods language={language} methods={methods} />
      </div>
    </section>
  )
}

/** How long the link is still good for. */
function PersonTime({ language, left }: { language: Language; left: TimeLeft }) {
  const { i18n } = useTranslation()
  const t = i18n.getFixedT(language)
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
function Methods({ language, methods }: Pick<Props, 'language' | 'methods'>) {
  const { i18n } = useTranslation()
  const t = i18n.getFixedT(language)
  if (methods.length === 0) return null
  const names = methods.map((method) => t(`person.method.${method}`))
  const list = new Intl.ListFormat(localeOf(language), { type: 'disjunction' }).format(names)
  return (
    <p className={classes.methods}>
      {t('person.methods', { methods: list })} {t('person.offered')}
    </p>
  )
}
