import { describe, expect, test } from 'vitest'
import { type Json, Office, type Read } from './office.ts'

function noticeOf({ text }: Read): string | undefined {
  return /data-notice="([^"]+)"/.exec(text)?.[1]
}

async function resultOf(office: Office, id: string): Promise<Json> {
  return (await office.show(id)).json.result as Json
}

const DESCRIBED = {
  action: 'as-described',
  method: 'DOCUMENT',
  given_name: 'Zoë',
  family_name: 'Müller-Õunapuu',
  date_of_birth: '1977-07-07',
  country: 'de',
  document_number: 'C01X00T47'
}

describe("the person's page", () => {
  test.each([
    ['et', 'Tõenda oma isikut', 'Lepingu sõlmimine'],
    ['en', 'Prove who you are', 'Signing of a contract'],
    ['ru', 'Подтвердите свою личность', 'Заключение договора']
  ])('speaks %s and gives the reason in it', async (locale, title, reason) => {
    await using office = await Office.open()
    const { link } = await office.ask('EE30303039914', {
      reference: 'ref-17',
      reason: 'Leping',
      reason_translations: { et: 'Lepingu sõlmimine', en: 'Signing of a contract', ru: 'Заключение договора' }
    })
    const { status, headers, text } = await office.read(`${link}?ui_locales=${locale}`)
    expect(status).toBe(200)
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8')
    for (const part of [`<html lang="${locale}">`, title, reason, 'ref-17']) expect(text).toContain(part)
  })

  test('speaks Estonian when no known language is asked for, and the first known one of several', async () => {
    await using office = await Office.open()
    const { link } = await office.ask('EE30303039914', { reason: 'Leping', reason_translations: {} })
    expect((await office.read(link)).text).toContain('<html lang="et">')
    const inEnglish = await office.read(`${link}?ui_locales=fi%20en-GB%20ru`)
    expect(inEnglish.text).toContain('<html lang="en">')
    expect(inEnglish.text).toContain('Leping')
  })

  test('shows what it was given as text, never as HTML', async () => {
    await using office = await Office.open()
    const { link } = await office.ask('EE30303039914', { reason: '<script>alert("x")</script>', reference: `'"&<b>` })
    const { text } = await office.read(link)
    expect(text).not.toContain('<script>')
    expect(text).toContain('&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;')
    expect(text).toContain('&#39;&quot;&amp;&lt;b&gt;')
  })

  test('needs no JavaScript', async () => {
    await using office = await Office.open()
    const { link } = await office.ask('EE30303039914')
    expect((await office.read(link)).text).not.toContain('<script')
  })
})

describe('playing the person', () => {
  test.each(['ID_CARD', 'MOBILE_ID', 'SMART_ID', 'WEBAUTHN', 'eIDAS', 'DOCUMENT'])(
    'as required, by %s',
    async (method) => {
      await using office = await Office.open()
      const { id, link } = await office.ask('EE60001019906')
      const thanks = await office.person(link, { action: 'as-required', method })
      expect([thanks.status, noticeOf(thanks)]).toEqual([200, 'completed'])
      expect((await office.show(id)).json).toMatchObject({ status: 'completed', claims_matched: true })
      expect(await resultOf(office, id)).toMatchObject({ sub: 'EE60001019906', authentication_type: method })
    }
  )

  test('as a test person', async () => {
    await using office = await Office.open()
    const { id, link } = await office.ask('EE60001019906')
    await office.person(link, { action: 'as-test-person', method: 'ID_CARD', person: 'LT40504040001' })
    expect((await office.show(id)).json).toMatchObject({ status: 'completed', claims_matched: false })
    expect(await resultOf(office, id)).toMatchObject({ sub: 'LT40504040001' })
  })

  test('as a person described freely', async () => {
    await using office = await Office.open()
    const { id, link } = await office.ask('EE60001019906')
    await office.person(link, DESCRIBED)
    expect(await resultOf(office, id)).toMatchObject({
      sub: 'DEC01X00T47',
      given_name: 'Zoë',
      family_name: 'Müller-Õunapuu',
      date_of_birth: '1977-07-07',
      country: 'DE',
      document_number: 'C01X00T47'
    })
  })

  test.each([
    ['sub', { action: 'as-described', given_name: 'Nobody' }],
    ['date_of_birth', { ...DESCRIBED, date_of_birth: '7.7.1977' }],
    ['date_of_birth', { ...DESCRIBED, date_of_birth: '1977-02-30' }],
    ['country', { ...DESCRIBED, country: 'Germany' }],
    ['method', { action: 'as-required', method: 'CRYSTAL_BALL' }],
    ['person', { action: 'as-test-person', person: 'EE1' }],
    ['action', {}]
  ])('a form without a proper %s is shown again and changes nothing', async (field, form: Record<string, string>) => {
    await using office = await Office.open()
    const { id, link } = await office.ask('EE60001019906')
    const again = await office.person(link, form)
    expect(again.status).toBe(400)
    expect(again.text).toContain(`id="error" data-field="${field}"`)
    expect((await office.show(id)).json.status).toBe('pending')
  })

  test('who gives up leaves the request pending and the link good', async () => {
    await using office = await Office.open()
    const { id, link } = await office.ask('EE60001019906')
    const left = await office.person(link, { action: 'give-up' })
    expect([left.status, noticeOf(left)]).toEqual([200, 'gave-up'])
    expect((await office.show(id)).json.status).toBe('pending')
    expect(noticeOf(await office.person(link, { action: 'as-required' }))).toBe('completed')
  })
})

describe('links that no longer work', () => {
  test('a link dies at the first completion', async () => {
    await using office = await Office.open()
    const { id, link } = await office.ask('EE60001019906')
    await office.person(link, { action: 'as-required' })
    for (const answer of [await office.read(link), await office.person(link, DESCRIBED)]) {
      expect([answer.status, noticeOf(answer)]).toEqual([410, 'used'])
    }
    expect(await resultOf(office, id)).toMatchObject({ sub: 'EE60001019906' })
  })

  test('a new request for the same person does not kill the old link', async () => {
    await using office = await Office.open()
    const old = await office.ask('EE60001019906', { reference: 'same' })
    await office.ask('EE60001019906', { reference: 'same' })
    expect(noticeOf(await office.person(old.link, { action: 'as-required' }))).toBe('completed')
  })

  test('expired', async () => {
    await using office = await Office.open()
    const { id, link } = await office.ask('EE60001019906')
    await office.practice.expire(id)
    for (const answer of [await office.read(link), await office.person(link, { action: 'as-required' })]) {
      expect([answer.status, noticeOf(answer)]).toEqual([410, 'expired'])
    }
  })

  test('unknown', async () => {
    await using office = await Office.open()
    for (const answer of [
      await office.read('/identify/x'),
      await office.person('/identify/x', { action: 'give-up' })
    ]) {
      expect([answer.status, noticeOf(answer)]).toEqual([404, 'unknown'])
    }
  })
})
