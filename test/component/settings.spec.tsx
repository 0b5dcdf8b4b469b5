import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { words } from '../desk/words.ts'
import { deskInMemory } from '../desk-parts/desk-in-memory.ts'
import { serviceRequest } from '../desk-parts/requests.ts'
import { testService } from '../unit/store/temporary-store.ts'
import { openWindow } from './open-window.tsx'

type Page = 'references' | 'people' | 'acceptance' | 'templates' | 'service' | 'webhook'

/** Opens a page of the settings; `said` is what was said of keeping it. */
async function page(name: Page, desk = deskInMemory()) {
  const clerk = await openWindow(desk)
  const region = await clerk.openSettings(name)
  const saved = async (text: string) => {
    const status = await within(region).findAllByRole('status')
    await waitFor(() => expect(status.map((one) => one.textContent)).toContain(text))
  }
  return { desk, clerk, region, saved }
}

describe('how references are written', () => {
  test('shows the next one while it is typed, and is kept', async () => {
    const { desk, clerk, saved, region } = await page('references')
    const label = words('references.label')
    await clerk.fill(label, 'A-{desk}-{number}')
    await within(region).findByText(/^A-\w+-00001$/)
    await clerk.leave()
    await saved(words('common.saved'))
    expect(await desk.api.references.get()).toMatchObject({ value: { template: 'A-{desk}-{number}' } })

    await clerk.newRequest()
    expect((await clerk.field(words('create.reference'))).value).toMatch(/^A-\w+-00001$/)
  })

  test.each([
    ['A-{number}', 'templateIncomplete'],
    ['{desk}-{number}-{person}', 'templateUnknown'],
    ['', 'required']
  ] as const)('cannot be “%s”: it says why, and what was kept stays', async (template, why) => {
    const { desk, clerk, region } = await page('references')
    await clerk.fill(words('references.label'), template)
    await clerk.leave()
    await within(region).findByText(words(`field.${why}`))
    const field = await clerk.field(words('references.label'))
    expect([field.getAttribute('aria-invalid'), field.value]).toEqual(['true', template])
    expect(await desk.api.references.get()).toMatchObject({ value: { template: '{desk}-{number}' } })
  })
})

describe('the country of codes without one', () => {
  test('is kept, stands in front of the field, and goes out with the code', async () => {
    const { desk, clerk, saved } = await page('people')
    await clerk.user.click(await screen.findByRole('combobox', { name: words('people.codeCountry') }))
    await clerk.user.click(await screen.findByRole('option', { name: /\(EE\)$/ }))
    await saved(words('common.saved'))
    expect(await desk.api.people.codeCountry()).toMatchObject({ value: { country: 'EE' } })

    await clerk.newRequest()
    await screen.findByText('EE', { exact: true })
    await clerk.fill(words('create.sub'), '38001085718')
    await screen.findAllByText(/EE38001085718/)
    await clerk.press(words('create.create'))
    await waitFor(async () => {
      await desk.round()
      expect(desk.service.requests[0]?.claims_required).toEqual([{ type: 'sub', value: 'EE38001085718' }])
    })
  })

  test('is one of the list of countries, or none', async () => {
    const desk = deskInMemory()
    expect(await desk.api.people.setCodeCountry({ country: 'QQ' })).toMatchObject({ ok: false })
    expect(await desk.api.people.setCodeCountry({ country: '' })).toMatchObject({ ok: true })
  })
})

describe('what the office accepts', () => {
  test('is kept as it was chosen', async () => {
    const { desk, clerk, saved } = await page('acceptance')
    await clerk.user.click(await screen.findByRole('radio', { name: words('level.high') }))
    await clerk.user.click(screen.getByRole('checkbox', { name: words('method.DOCUMENT') }))
    await clerk.user.click(screen.getByRole('checkbox', { name: words('acceptance.otherMethods') }))
    await saved(words('common.saved'))
    const policy = await desk.api.decisions.policy()
    expect(policy).toMatchObject({ value: { minimumAcr: 'high', otherMethods: false } })
    expect(policy.ok && policy.value.methods).not.toContain('DOCUMENT')
    expect(policy.ok && policy.value.methods).toContain('SMART_ID')
  })

  test('is turned back and not said to be kept where it could not be', async () => {
    const { desk, clerk, region } = await page('acceptance')
    const high = await screen.findByRole('radio', { name: words('level.high') })
    desk.shut()
    await clerk.user.click(high)
    await within(region).findByText(words('problem.storeClosed'))
    expect(within(region).queryByText(words('common.saved'))).toBeNull()
    expect(screen.getByRole<HTMLInputElement>('radio', { name: words('level.high') }).checked).toBe(false)
    desk.reopen()
  })
})

describe('the service', () => {
  const secret = () => screen.findByLabelText<HTMLInputElement>(words('service.clientSecret'))

  test('keeps its secret where none is typed, and its new name is everywhere at once', async () => {
    const { desk, clerk, saved } = await page('service')
    await desk.keychain.set(testService.id, 'the secret')
    await clerk.fill(words('service.name'), 'Hall desk')
    await clerk.press(words('service.save'))
    await saved(words('service.saved'))
    expect(desk.store.services.list()).toMatchObject([{ name: 'Hall desk' }])
    expect(desk.keychain.entries.get(testService.id)).toBe('the secret')
    await within(screen.getByRole('complementary')).findByText('Hall desk')
  })

  test('does not give a kept secret to another address', async () => {
    const { desk, clerk, region } = await page('service')
    await desk.keychain.set(testService.id, 'the secret')
    await clerk.fill(words('service.baseUrl'), 'https://another.example')
    await clerk.press(words('service.save'))
    await within(region).findByText(words('field.required'))
    const field = await secret()
    expect(field.getAttribute('aria-invalid')).toBe('true')
    expect(document.activeElement).toBe(field)
    expect(desk.store.services.list()).toMatchObject([{ baseUrl: testService.baseUrl }])
  })

  test('tells each field that is wrong, goes to the first, and keeps what was typed', async () => {
    const { desk, clerk, region } = await page('service')
    await clerk.user.type(await secret(), 'typed')
    await clerk.fill(words('service.name'), '')
    await clerk.fill(words('service.baseUrl'), 'http://eeid.example')
    await clerk.press(words('service.save'))
    await within(region).findByText(words('field.required'))
    within(region).getByText(words('field.insecureUrl'))
    await waitFor(async () => expect(document.activeElement).toBe(await clerk.field(words('service.name'))))
    expect((await clerk.field(words('service.baseUrl'))).value).toBe('http://eeid.example')
    expect(desk.store.services.list()).toMatchObject([{ name: testService.name, baseUrl: testService.baseUrl }])

    await clerk.fill(words('service.name'), 'H')
    expect(within(region).queryByText(words('field.required'))).toBeNull()
  })

  test('cannot be made another one once requests of it are kept', async () => {
    const { clerk, region } = await page('service', deskInMemory({ requests: [serviceRequest({ id: 'r' })] }))
    await clerk.user.type(await secret(), 'typed')
    await clerk.fill(words('service.clientId'), 'another-client')
    await clerk.press(words('service.save'))
    await within(region).findByText(words('field.fixed'))
  })

  test('is tried out as typed, and nothing is kept by that', async () => {
    const { desk, clerk, region } = await page('service')
    await clerk.user.type(await secret(), 'typed')
    await clerk.press(words('service.test'))
    await within(region).findByText(words('service.testOk'))
    desk.service.signIn = { kind: 'unauthorised' }
    await clerk.press(words('service.test'))
    await within(region).findByText(words('problem.unauthorised'))
    expect(within(region).queryByText(words('service.testOk'))).toBeNull()
    expect(desk.keychain.entries.get(testService.id)).toBeUndefined()
  })

  test.each([
    ['saved', null],
    ['savedUnchecked', { kind: 'offline', detail: 'ERR_INTERNET_DISCONNECTED' } as const]
  ] as const)(
    'has its secret in the keychain once it is %s: the window goes, and the next one tells so',
    async (told, fault) => {
      const { desk, clerk } = await page('service')
      desk.service.signIn = fault
      await clerk.user.type(await secret(), 'a new secret')
      await clerk.press(words('service.save'))
      await waitFor(() => expect(desk.shell.renewals).toBe(1))
      expect(desk.keychain.entries.get(testService.id)).toBe('a new secret')

      const next = await openWindow(desk)
      const region = await screen.findByRole('region', { name: words('settings.sections.service') })
      await within(region).findByText(words(`service.${told}`))
      expect((await secret()).value).toBe('')
      expect(document.body.innerHTML).not.toContain('a new secret')
      // Once: whoever comes back to the page, or opens the window later, is told nothing.
      await next.leave()
      await next.key('{Escape}')
      const again = await next.openSettings('service')
      await within(again).findByLabelText(words('service.clientSecret'))
      expect(within(again).queryByText(words(`service.${told}`))).toBeNull()
      await openWindow(desk)
      await screen.findByText(words('list.emptyText'))
      expect(screen.queryByRole('region', { name: words('settings.sections.service') })).toBeNull()
    }
  )

  test('keeps its window where no secret was typed', async () => {
    const { desk, clerk, saved } = await page('service')
    await desk.keychain.set(testService.id, 'the secret')
    await clerk.fill(words('service.name'), 'Hall desk')
    await clerk.press(words('service.save'))
    await saved(words('service.saved'))
    expect(desk.shell.renewals).toBe(0)
  })

  test('is asked for at the first start, and the list comes once it is there', async () => {
    const desk = deskInMemory({ services: [] })
    const clerk = await openWindow(desk)
    await clerk.fill(words('service.name'), 'Front desk')
    await clerk.user.click(screen.getByRole('radio', { name: new RegExp(`^${words('environment.test')}`) }))
    await clerk.fill(words('service.baseUrl'), 'https://eeid.example')
    await clerk.fill(words('service.clientId'), 'client')
    await clerk.press(words('onboarding.continue'))
    await screen.findByText(words('field.required'))
    await clerk.user.type(await secret(), 'the secret')
    await clerk.press(words('onboarding.continue'))
    await screen.findByText(words('list.emptyText'))
    expect(desk.store.services.list()).toMatchObject([{ name: 'Front desk', environment: 'test' }])
    // The secret was typed in this window.
    await waitFor(() => expect(desk.shell.renewals).toBe(1))
  })
})

describe('results at once', () => {
  test('do not take a port that is none: it stays as typed with the reason, and keeps no other field from being kept', async () => {
    const { desk, clerk, region } = await page('webhook')
    await clerk.fill(words('webhook.port'), 'http')
    await clerk.fill(words('webhook.address'), '0.0.0.0')
    within(region).getByText(words('webhook.wide'))
    await within(region).findByText(words('field.notAPort'))
    expect((await clerk.field(words('webhook.port'))).value).toBe('http')
    await clerk.leave()
    await waitFor(async () =>
      expect(await desk.api.webhook.get()).toMatchObject({ value: { settings: { address: '0.0.0.0', port: 8717 } } })
    )

    await clerk.fill(words('webhook.port'), '8718')
    await clerk.fill(words('webhook.address'), ' 127.0.0.1 ')
    await clerk.key('{Enter}')
    await waitFor(async () =>
      expect(await desk.api.webhook.get()).toMatchObject({ value: { settings: { address: '127.0.0.1', port: 8718 } } })
    )
    expect(within(region).queryByText(words('webhook.wide'))).toBeNull()
  })
})

describe('the office’s reasons', () => {
  test('are written in at least one language, and what is missing is said', async () => {
    const { desk, clerk, region } = await page('templates')
    await clerk.press(words('templates.addReason'))
    await clerk.press(words('templates.save'))
    await within(region).findByText(words('templates.reasonEmpty'))
    await clerk.fill(words('language.en'), 'Opening an account')
    await clerk.press(words('templates.save'))
    await within(region).findByText('Opening an account')
    const languages = [words('language.et'), words('language.ru')].join(', ')
    within(region).getByText(words('templates.missing', { languages }))
    expect(await desk.api.templates.get()).toMatchObject({ value: { reasons: [{ en: 'Opening an account', et: '' }] } })
  })

  test('come back by one press after they were deleted', async () => {
    const desk = deskInMemory()
    await desk.api.templates.setReasons({ reasons: [{ id: 'a', et: '', en: 'Opening an account', ru: '' }] })
    const { clerk, region } = await page('templates', desk)
    await clerk.press(words('templates.deleteNamed', { name: 'Opening an account' }))
    await within(region).findByText(words('templates.deleted', { name: 'Opening an account' }))
    await clerk.press(words('templates.undo'))
    await screen.findByRole('button', { name: words('templates.deleteNamed', { name: 'Opening an account' }) })
    expect(await desk.api.templates.get()).toMatchObject({ value: { reasons: [{ id: 'a' }] } })
  })
})

describe('the office’s forms', () => {
  const accounts = {
    id: 'accounts',
    name: 'Accounts',
    claims: { sub: '', name: '', birthdate: '', country: 'EE' },
    reference: '',
    reason: 'Opening an account'
  }

  test('come back by one press after they were deleted', async () => {
    const desk = deskInMemory()
    await desk.api.templates.setForms({ forms: [accounts] })
    const { clerk, region } = await page('templates', desk)
    await clerk.press(words('templates.deleteNamed', { name: 'Accounts' }))
    await within(region).findByText(words('templates.deleted', { name: 'Accounts' }))
    await waitFor(async () => expect(await desk.api.templates.get()).toMatchObject({ value: { forms: [] } }))
    await clerk.press(words('templates.undo'))
    await screen.findByRole('button', { name: words('templates.deleteNamed', { name: 'Accounts' }) })
    expect(await desk.api.templates.get()).toMatchObject({ value: { forms: [accounts] } })
  })
})
