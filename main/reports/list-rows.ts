/** The rows of the list as texts: all that is known of each for a file, and what a reader wants of it on paper. */
import { requestState } from '../../common/words/request-states.ts'
import type { MarkedService } from '../../common/words/services.ts'
import { dayOf } from '../clock/days.ts'
import { isMoment } from '../clock/moment.ts'
import type { ListedRequest } from '../store/list/listed.ts'
import { markedText, namedService } from '../texts/test-mark.ts'
import type { ReportWords } from './words.ts'

/** Knows a service by its id. */
export type ServiceOf = (serviceId: string) => MarkedService

/** One column: its title, and what a row has in it. */
export type ReportColumn = { title: string; cell: (row: ListedRequest) => string }

// As every spreadsheet reads it, in the desk's own time.
function fileTime(at: number | null): string {
  if (at === null || !isMoment(at)) return ''
  const time = new Date(at)
  const clock = [time.getHours(), time.getMinutes()].map((part) => String(part).padStart(2, '0'))
  return `${dayOf(at)} ${clock.join(':')}`
}

/** The columns of a file. */
export function fileColumns({ t, state, verdict, method, level }: ReportWords, serviceOf: ServiceOf): ReportColumn[] {
  const mark = (is: boolean) => (is ? t('report.yes') : '')
  return [
    { title: t('report.column.service'), cell: ({ serviceId }) => namedService(serviceOf(serviceId), t) },
    { title: t('report.column.reference'), cell: ({ reference }) => reference },
    { title: t('report.column.status'), cell: (row) => state(requestState(row)) },
    { title: t('report.column.asked'), cell: ({ who }) => who },
    { title: t('report.column.receivedName'), cell: ({ cameAs }) => cameAs ?? '' },
    { title: t('report.column.receivedCode'), cell: ({ cameCode }) => cameCode ?? '' },
    { title: t('report.column.created'), cell: ({ createdAt }) => fileTime(createdAt) },
    { title: t('report.column.completed'), cell: ({ completedAt }) => fileTime(completedAt) },
    { title: t('report.column.decision'), cell: (row) => verdict(row.verdict ?? 'none') },
    { title: t('report.column.decided'), cell: ({ decidedAt }) => fileTime(decidedAt) },
    { title: t('report.column.proof'), cell: ({ proofKept }) => mark(proofKept === 1) },
    { title: t('report.column.filed'), cell: ({ filed }) => mark(filed === 1) },
    { title: t('report.column.method'), cell: (row) => (row.method === null ? '' : method(row.method)) },
    { title: t('report.column.level'), cell: (row) => (row.level === null ? '' : level(row.level)) }
  ]
}

/** The columns of a page, each with its share of the width; with the service where there are several. */
export function paperColumns(
  { t, state, verdict, time }: ReportWords,
  serviceOf: ServiceOf | null
): (ReportColumn & { weight: number })[] {
  const written = (at: number | null) => (at === null || !isMoment(at) ? '' : time(at))
  const service = (of: ServiceOf) => (row: ListedRequest) => {
    const one = of(row.serviceId)
    return markedText(one.name, one, t)
  }
  return [
    ...(serviceOf === null ? [] : [{ title: t('report.column.service'), weight: 14, cell: service(serviceOf) }]),
    { title: t('report.column.reference'), weight: 16, cell: ({ reference }) => reference },
    { title: t('report.column.person'), weight: 22, cell: ({ cameAs, who }) => cameAs ?? who },
    { title: t('report.column.code'), weight: 14, cell: ({ cameCode }) => cameCode ?? '' },
    { title: t('report.column.status'), weight: 13, cell: (row) => state(requestState(row)) },
    { title: t('report.column.created'), weight: 12, cell: ({ createdAt }) => written(createdAt) },
    { title: t('report.column.completed'), weight: 12, cell: ({ completedAt }) => written(completedAt) },
    { title: t('report.column.decision'), weight: 13, cell: (row) => verdict(row.verdict ?? 'none') },
    { title: t('report.column.decided'), weight: 12, cell: ({ decidedAt }) => written(decidedAt) },
    { title: t('report.column.filed'), weight: 8, cell: ({ filed }) => (filed === 1 ? t('report.yes') : '') }
  ]
}
