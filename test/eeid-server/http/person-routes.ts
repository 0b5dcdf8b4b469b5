import type { FastifyInstance, FastifyReply } from 'fastify'
import type { Practice } from '../control/practice.ts'
import { formPage } from '../page/form-page.ts'
import { localeFrom } from '../page/layout.ts'
import { noticePage } from '../page/notice-page.ts'
import { readPersonForm } from '../page/person-form.ts'
import { type LOCALES, type StoredRequest, statusOf } from '../service/model.ts'
import { bodyText } from './api-routes.ts'

/** Where the person's pages are; a link is this path, a slash and the link's own part. */
export const PERSON_PATH = '/identify'

interface Route {
  Params: { linkId: string }
  Querystring: { ui_locales?: unknown }
}

const NOTICE_STATUS = { completed: 200, 'gave-up': 200, used: 410, expired: 410, unknown: 404 } as const

/** The person's page behind each link, where one can play the person. */
export function addPersonRoutes(app: FastifyInstance, { service }: Practice): void {
  const state = (request: StoredRequest | undefined) => {
    if (!request) return 'unknown'
    const status = statusOf(request, service.clock.wall())
    if (status === 'completed') return 'used'
    // Whoever failed may try again.
    return status === 'error' ? 'pending' : status
  }

  app.get<Route>(`${PERSON_PATH}/:linkId`, (request, reply) => {
    const locale = localeFrom(request.query.ui_locales)
    const wanted = service.requests.byLink(request.params.linkId)
    const now = state(wanted)
    if (!wanted || now !== 'pending') return notice(reply, now === 'pending' ? 'unknown' : now, locale)
    return page(reply, 200, formPage({ request: wanted, locale, error: null }))
  })

  app.post<Route>(`${PERSON_PATH}/:linkId`, (request, reply) => {
    const locale = localeFrom(request.query.ui_locales)
    const wanted = service.requests.byLink(request.params.linkId)
    const now = state(wanted)
    if (!wanted || now !== 'pending') return notice(reply, now === 'pending' ? 'unknown' : now, locale)
    const form = readPersonForm(new URLSearchParams(bodyText(request)), wanted.claims)
    if (form.kind === 'unclear') return page(reply, 400, formPage({ request: wanted, locale, error: form.field }))
    if (form.kind === 'gave-up') return notice(reply, 'gave-up', locale)
    return notice(reply, service.complete(wanted, form.person, form.method), locale)
  })
}

function notice(reply: FastifyReply, kind: keyof typeof NOTICE_STATUS, locale: (typeof LOCALES)[number]): FastifyReply {
  return page(reply, NOTICE_STATUS[kind], noticePage(kind, locale))
}

function page(reply: FastifyReply, status: number, html: string): FastifyReply {
  return reply.code(status).type('text/html; charset=utf-8').header('cache-control', 'no-store').send(html)
}
