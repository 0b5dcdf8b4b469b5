/** What the office's IT has fixed, as it is seen on the page of the settings. */
import { waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import type { PageName } from '../../common/settings/pages.ts'
import { lockableSettings } from '../../common/settings/policy.ts'
import { policyRefusals } from '../../common/words/app/policy.ts'
import { parsePolicy, type ReadPolicy } from '../../main/policy/file.ts'
import { readPolicy } from '../../main/policy/policy.ts'
import { words } from '../desk/words.ts'
import { deskInMemory } from '../desk-parts/desk-in-memory.ts'
import { openWindow } from './open-window.tsx'

const place = '/etc/eeid-desk/policy.json'

/** A desk under a policy that was read from a file. */
const deskUnder = (read: () => ReadPolicy) => deskInMemory({ policy: readPolicy({ read, place }) })
const deskWith = (policy: object) => deskUnder(() => parsePolicy(JSON.stringify(policy)))

const by = words('policy.lockedBy.file', { place })
const lock = { name: words('settings.lockedBy', { by }) }
/** What is told of the policy itself. */
const told = () => document.querySelector('[data-policy]')?.textContent
/** The settings of a page that can be read only. */
const lockedIn = (region: HTMLElement) =>
  [...region.querySelectorAll<HTMLElement>('[data-setting]:has(fieldset:disabled [data-lock])')]
    .map((row) => row.dataset.setting)
    .sort()

describe('a setting that IT has fixed', () => {
  test('has the value of the policy, cannot be changed, and says who fixed it; others are free', async () => {
    const desk = deskWith({ locked: { 'filing.when': 'accept' } })
    const clerk = await openWindow(desk)
    const region = await clerk.openSettings('filing')
    const fixed = await within(region).findByRole('group', lock)
    const accept = within(fixed).getByRole<HTMLInputElement>('radio', { name: words('filing.accept') })
    expect([accept.checked, accept.matches(':disabled')]).toEqual([true, true])
    await clerk.user.click(within(fixed).getByRole('radio', { name: words('filing.off') }))
    expect(await desk.api.filing.get()).toMatchObject({ value: { when: 'accept' } })

    await clerk.fill(words('filing.template'), '{reference}.pdf')
    await clerk.leave()
    expect(within(region).getAllByRole('group', lock)).toHaveLength(1)
    await waitFor(async () =>
      expect(await desk.api.filing.get()).toMatchObject({ value: { template: '{reference}.pdf' } })
    )
  })

  test('cannot be changed by a call either', async () => {
    const desk = deskWith({ locked: { 'people.codeCountry': 'LV' } })
    const answer = await desk.api.people.setCodeCountry({ country: 'EE' })
    expect(answer).toMatchObject({ ok: false, error: { code: 'lockedByPolicy' } })
  })

  test('is locked at its place, whichever it is', async () => {
    const locked = Object.fromEntries(lockableSettings.map(({ name, setting }) => [name, setting.initial]))
    const clerk = await openWindow(deskWith({ locked }))
    const wanted = Map.groupBy(lockableSettings, ({ page }) => page as PageName)
    expect(wanted.size).toBeGreaterThan(5)
    await clerk.openSettings('appearance')
    for (const [page, its] of wanted) {
      const region = await clerk.goToSettings(page)
      await waitFor(() => expect(lockedIn(region)).toEqual(its.map(({ name }) => name).sort()))
    }
  })
})

describe('a policy', () => {
  test.each(policyRefusals)('that does not count (%s) is told on every page, with its place', async (why) => {
    const clerk = await openWindow(deskUnder(() => ({ kind: 'refused', why })))
    const region = await clerk.openSettings('filing')
    expect(told()).toBe(words(`policy.refused.${why}`) + place)
    await clerk.goToSettings('printing')
    expect(told()).toBe(words(`policy.refused.${why}`) + place)
    expect(lockedIn(region)).toEqual([])
  })

  test('of which not everything counts names what does not, once, and the rest counts', async () => {
    const gone = { 'filing.colour': 'red' }
    const desk = deskWith({ locked: { ...gone, 'filing.when': 'never', 'filing.manifest': true }, initial: gone })
    const clerk = await openWindow(desk)
    const region = await clerk.openSettings('filing')
    expect(told()).toBe(words('policy.faults', { names: 'filing.colour, filing.when' }) + place)
    await waitFor(() => expect(lockedIn(region)).toEqual(['filing.manifest']))
  })

  test('with names that this version has no place for takes nothing from the page', async () => {
    const policy = { policy: { source: 'file', locked: { clerks: [], 'filing.since': 1 }, initial: {} } } as const
    const clerk = await openWindow(deskInMemory({ policy: { ...policy, faults: [], refused: null, place } }))
    const region = await clerk.openSettings('filing')
    await within(region).findByRole('radio', { name: words('filing.accept') })
    expect(lockedIn(region)).toEqual([])
  })
})

test('nothing is told of a desk without a policy', async () => {
  const clerk = await openWindow(deskInMemory())
  const region = await clerk.openSettings('filing')
  await within(region).findByRole('radio', { name: words('filing.accept') })
  expect(lockedIn(region)).toEqual([])
  expect(told()).toBeUndefined()
})
