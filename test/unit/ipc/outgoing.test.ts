import { describe, expect, test } from 'vitest'
import type { Language } from '../../../common/words/languages.ts'
import { copyMessage, draftMail, linkFor, printSlip, type Ways } from '../../../main/handover/desk/outgoing.ts'
import { setPrintChoice } from '../../../main/printing/choice.ts'
import type { PrintOptions } from '../../../main/printing/port.ts'
import { escaped, words, wordsIn } from '../../desk/words.ts'
import { newPaper } from '../../paper/new-paper.ts'
import { wordsOf } from '../../symbols/slip-picture.ts'
import { cachedRequest, storeWithService } from '../store/temporary-store.ts'

const person = { sub: 'EE38303039914', name: 'Mari Maasikas' }

function handed(reference: string, link: string | null = 'https://eeid.example/i/1', language: Language = 'en') {
  const store = storeWithService()
  const claims = Object.entries(person).map(([type, value]) => ({ type, value }))
  const body = JSON.stringify({ id: 'r', status: 'pending', reference, link, claims_required: claims })
  store.requests.put(cachedRequest({ id: 'r', reference, body }))
  setPrintChoice(store, 'slip', { printer: 'Hall', label: 'Hall', copies: 1, paper: 'A6' })
  const found = store.views.get('r')
  if (!found) throw new Error('the request is not there')
  return { store, found, language }
}

function ways() {
  const copied: string[] = []
  const mails: URL[] = []
  const printed: { pdf: Uint8Array; options: PrintOptions }[] = []
  const all: Ways = {
    copyText: async (text) => void copied.push(text),
    openMail: async (url) => {
      mails.push(new URL(url))
      return true
    },
    printing: {
      printers: async () => ({ ok: true, value: [] }),
      print: async (pdf, options) => {
        printed.push({ pdf, options })
        return { ok: true, value: null }
      }
    },
    newPaper,
    now: () => 0
  }
  return { all, copied, mails, printed }
}

async function everythingAbout(...about: Parameters<typeof handed>) {
  const { all, copied, mails, printed } = ways()
  const request = handed(...about)
  const outcomes = [await copyMessage(request, all), await draftMail(request, all), await printSlip(request, all)]
  const [mail] = mails
  const [slip] = printed
  return {
    outcomes: outcomes.map((outcome) => (outcome.ok ? 'done' : outcome.error.code)),
    message: copied[0] ?? '',
    mail: decodeURIComponent(mail?.search ?? ''),
    slip: slip === undefined ? '' : wordsOf(slip.pdf),
    title: slip?.options.title ?? ''
  }
}

/** A template as the app brings it, with its reference, of an office without a name; the rest of its places may be anything. */
function filled(template: 'subject' | 'message', reference: string): RegExp {
  const text = words(`main:message.${template}`).replace('{office}', '').trim()
  const parts = text.split(/(\{\w+\})/)
  const patterns = parts.map((part) => {
    if (part === '{reference}') return escaped(reference)
    return part.startsWith('{') ? '[^]*' : escaped(part)
  })
  return new RegExp(`^${patterns.join('').trim()}`)
}

const mailAbout = (reference: string) => new RegExp(`^\\?subject=${filled('subject', reference).source.slice(1)}&body=`)

describe('what goes to the person by other ways', () => {
  test('carries a reference that is a mere number', async () => {
    const { message, mail, slip, title } = await everythingAbout('2026/117')
    expect(message).toMatch(filled('message', '2026/117'))
    expect(mail).toMatch(mailAbout('2026/117'))
    expect(slip).toContain('2026/117')
    expect(title).toBe('eeID 2026/117')
  })

  test.each(['383 0303 9914', 'EE-383-0303-9914', 'AB 0123456', 'Visit of Mari', '３８３０３０３９９１４'])(
    'sends to the clerk for %s, which may tell who it is',
    async (reference) => {
      const { message, mail, slip, title } = await everythingAbout(reference)
      for (const text of [message, mail, slip, title]) expect(text).not.toContain(reference)
      expect(message).toMatch(filled('message', words('main:message.fromClerk')))
      expect(mail).toMatch(mailAbout(''))
      expect(slip.replaceAll(/\s+/g, ' ')).toContain(words('main:slip.checkWithClerk'))
      expect(title).toBe('eeID')
    }
  )

  test.each(['et', 'en', 'ru'] as const)('says in %s where to find it', async (language) => {
    const { message } = await everythingAbout('383 0303 9914', undefined, language)
    expect(message).toContain(wordsIn(language)('main:message.fromClerk'))
  })
})

describe('a link that leads elsewhere than to the service', () => {
  test.each([
    'http://eeid.example/i/1',
    'https://eeid.example@evil.example/',
    'https://evil.example/i',
    'javascript:1'
  ])('is neither copied nor sent nor printed: %s', async (link) => {
    const { outcomes, ...sent } = await everythingAbout('2026/117', link)
    expect(outcomes).toEqual(['linkRefused', 'linkRefused', 'linkRefused'])
    expect(Object.values(sent)).toEqual(['', '', '', ''])
    expect(linkFor(handed('2026/117', link))).toEqual({ ok: false, error: { code: 'linkRefused' } })
  })

  test('is another thing than none', () => {
    expect(linkFor(handed('2026/117', null))).toEqual({ ok: false, error: { code: 'noLinkYet' } })
  })
})

test('a link for whose code the slip has no room is told, and nothing is printed', async () => {
  const request = handed('2026/117', `https://eeid.example/i/${'x'.repeat(2000)}`)
  setPrintChoice(request.store, 'slip', { printer: 'Hall', label: 'Hall', copies: 1, paper: '58mm' })
  const { all, printed } = ways()
  expect(await printSlip(request, all)).toEqual({ ok: false, error: { code: 'linkTooLongForSlip' } })
  expect(printed).toEqual([])
})
