import { IconAlertTriangleFilled } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { RequestDetail, ResultView } from '../../preload/contract/request.ts'
import { exactTime, plainDate } from '../locales/format.ts'
import { useLocale } from '../locales/use-locale.ts'
import { levelWord, methodWord } from '../state/method-words.ts'
import { Note } from '../ui/note.tsx'
import { Facts, Pair, Part } from '../ui/part.tsx'
import classes from './result-part.module.css'

/** What the person's authentication told; what the service left out is left out here. */
export function ResultPart({ detail, result }: { detail: RequestDetail; result: ResultView }) {
  const { concerns, idNumberTold } = detail
  const end = concerns.map(({ code }) => code).find(isEnd)
  const { t } = useTranslation()
  const locale = useLocale()
  const isNothingReceived = Object.values(result).every((part) => part === null || part === false)
  const name = [result.givenName, result.familyName].filter((part) => part !== null).join(' ') || (result.name ?? '')
  return (
    <Part title={t('hand.result')}>
      {idNumberTold ? (
        <Note tone="warn">
          <p>{t('service.idNumberTold')}</p>
        </Note>
      ) : null}
      {isNothingReceived ? <p>{t('hand.nothingTold')}</p> : null}
      <Facts>
        <Pair label={t('hand.name')}>{name === '' ? null : name}</Pair>
        <Pair label={result.isDocumentNumber ? t('hand.documentNumber') : t('hand.code')}>
          {result.isDocumentNumber ? <DocumentNumber sub={result.sub} /> : result.sub}
        </Pair>
        <Pair label={t('hand.born')}>{result.dateOfBirth === null ? null : plainDate(result.dateOfBirth, locale)}</Pair>
        <Pair label={t('hand.method')}>
          {result.authenticationType === null ? null : methodWord(result.authenticationType, t)}
        </Pair>
        <Pair label={t('hand.level')}>{result.acr === null ? null : levelWord(result.acr, t)}</Pair>
        <Pair label={t('hand.authenticated')}>
          {result.authTime === null ? null : exactTime(result.authTime, locale)}
        </Pair>
        <Pair label={t('hand.validUntil')}>
          {result.validUntil === null ? null : <ValidUntil iso={result.validUntil} end={end} />}
        </Pair>
      </Facts>
    </Part>
  )
}

/** It stands where a code is looked for, so it is said what it is. */
function DocumentNumber({ sub }: { sub: string | null }) {
  const { t } = useTranslation()
  return (
    <>
      {sub}
      <span className={classes.explained}>{t('hand.documentInSub')}</span>
    </>
  )
}

const ends = ['endedBefore', 'ended', 'endsSoon'] as const

type End = (typeof ends)[number]

const isEnd = (code: string): code is End => ends.some((end) => end === code)

/** When the certificate or document ends, and whether that is near or over: by a shape and a word. */
function ValidUntil({ iso, end }: { iso: string; end: End | undefined }) {
  const { t } = useTranslation()
  const locale = useLocale()
  return (
    <>
      {exactTime(iso, locale)}
      {end === undefined ? null : (
        <span className={classes.end}>
          <IconAlertTriangleFilled size={16} aria-hidden="true" /> {t(`hand.end.${end}`)}
        </span>
      )}
    </>
  )
}
