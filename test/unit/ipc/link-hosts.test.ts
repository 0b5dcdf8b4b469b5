import { describe, expect, test } from 'vitest'
import { createShowing } from '../../../main/handover/desk/showing.ts'
import { type HandoverOptions, handoverHandlers } from '../../../main/ipc/handover.ts'
import { detailView } from '../../../main/requests/request-view.ts'
import { judgeFor } from '../../../main/services/link-hosts.ts'
import type { Desk, OpenDesk } from '../../../main/startup/desk.ts'
import type { Question } from '../../../main/texts/question.ts'
import { words } from '../../desk/words.ts'
import { cachedRequest, storeWithService, testClock, testService } from '../store/temporary-store.ts'

const serviceId = testService.id

/** A desk with a request whose link leads to `link`; the clerk presses `yes` or not. */
function desk(link: string, { yes = true, language = 'en' as const } = {}) {
  const clock = testClock()
  const store = storeWithService(undefined, clock)
  const sync = { of: () => undefined } as unknown as OpenDesk['sync']
  const opened = { opened: () => ({ store, sync }) } as unknown as Desk
  const body = JSON.stringify({ id: 'r', status: 'pending', link })
  store.requests.put(cachedRequest({ id: 'r', reference: 'K7Q-00001', body }))
  const asked: Question[] = []
  const changed: string[] = []
  const copied: string[] = []
  const showing = createShowing({ desk: () => opened, now: clock.now, changed: () => {} })
  const handlers = handoverHandlers({
    desk: opened,
    ways: { copyText: async (text: string) => void copied.push(text) } as unknown as HandoverOptions['ways'],
    showing,
    screen: { follow: () => {}, others: () => [], isShown: () => false },
    ask: async (question) => {
      asked.push(question)
      return yes
    },
    language: () => language,
    changed: (id) => changed.push(id)
  })
  const detail = () => {
    const found = store.views.get('r')
    return found && detailView(store, found, clock.now())
  }
  const show = () => handlers.show({ id: 'r', language: 'en' })
  return { store, handlers, showing, asked, changed, copied, detail, show }
}

const refused = { fault: 'otherHost', host: 'pay.example' }

describe('a link to another host', () => {
  test('is kept from the clerk’s view, the second screen and the clipboard, and the clerk is told where it leads', async () => {
    const { handlers, showing, detail, show, copied } = desk('https://pay.example/i/1')
    expect(await show()).toMatchObject({ ok: true, value: { link: null, qr: null, refused } })
    expect(showing.state()).toEqual({ kind: 'idle', office: '' })
    expect(detail()).toMatchObject({ link: null, refusedLink: refused })
    expect(await handlers.copyLink({ id: 'r', language: 'en' })).toEqual({ ok: false, error: { code: 'linkRefused' } })
    expect(copied).toEqual([])
  })

  test('is handed over once the office has confirmed the host in the system’s box, which asks once and by name', async () => {
    const { handlers, showing, asked, changed, detail, show } = desk('https://PAY.example/i/1')
    expect(await handlers.confirmHost({ id: 'r' })).toEqual({ ok: true, value: true })
    expect(asked).toHaveLength(1)
    expect(asked[0]?.message).toContain('pay.example')
    expect(asked[0]?.detail).toContain('Front desk (eeid.example)')
    expect(changed).toEqual([serviceId])
    expect(await show()).toMatchObject({
      ok: true,
      value: { refused: null, link: 'https://pay.example/i/1?ui_locales=en' }
    })
    expect(showing.state()).toMatchObject({ kind: 'link' })
    expect(detail()?.refusedLink).toBeNull()
    expect(await handlers.confirmHost({ id: 'r' })).toEqual({ ok: true, value: true })
    expect(asked).toHaveLength(1)
  })

  test('stays back where the clerk says no', async () => {
    const { handlers, detail, changed } = desk('https://pay.example/i/1', { yes: false })
    expect(await handlers.confirmHost({ id: 'r' })).toEqual({ ok: true, value: false })
    expect(detail()?.link).toBeNull()
    expect(changed).toEqual([])
  })

  test('stays back again once the host is forgotten in the settings', async () => {
    const { handlers, showing, detail, show } = desk('https://pay.example/i/1')
    await handlers.confirmHost({ id: 'r' })
    await show()
    const hosts = [{ serviceId, service: 'Front desk', host: 'pay.example' }]
    expect(await handlers.linkHosts(undefined)).toEqual({ ok: true, value: hosts })
    expect(await handlers.forgetHost({ serviceId, host: 'pay.example' })).toEqual({ ok: true, value: [] })
    expect(showing.state()).toEqual({ kind: 'idle', office: '' })
    expect(detail()?.link).toBeNull()
  })

  test('is asked about in ASCII, with a warning, where its name has other letters', async () => {
    const { handlers, asked } = desk('https://еeid.example/i')
    await handlers.confirmHost({ id: 'r' })
    expect(asked[0]?.message).toContain('xn--')
    expect(asked[0]?.detail).toContain(words('main:linkHost.foreign'))
  })

  test('is confirmed for its own service only', async () => {
    const { handlers, store } = desk('https://pay.example/i/1')
    await handlers.confirmHost({ id: 'r' })
    store.services.add({ ...testService, id: 'other', clientId: 'other' })
    store.requests.put(
      cachedRequest({
        serviceId: 'other',
        id: 'r-2',
        body: '{"id":"r-2","status":"pending","link":"https://pay.example/i"}'
      })
    )
    expect(await handlers.show({ id: 'r-2', language: 'en' })).toMatchObject({ ok: true, value: { refused } })
  })
})

test.each(['http://eeid.example/i', 'https://x@pay.example/', 'https://10.0.0.1/', 'javascript:alert(1)'])(
  '%s is nothing that anybody is asked about',
  async (link) => {
    const { handlers, asked, detail } = desk(link)
    expect(await handlers.confirmHost({ id: 'r' })).toEqual({ ok: true, value: false })
    expect(asked).toEqual([])
    expect(detail()?.link).toBeNull()
  }
)

test.each(['constructor', '__proto__', 'toString'])('no service is called %s, and so it has no hosts', async (name) => {
  const { handlers, store } = desk('https://eeid.example/i/1')
  expect(await handlers.forgetHost({ serviceId: name, host: 'pay.example' })).toMatchObject({ ok: true })
  expect(judgeFor(store, name, 'https://pay.example/i/1')).toMatchObject({ kind: 'refused' })
})
