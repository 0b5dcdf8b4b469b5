/** The health of the desk as the clerk sees it: a line for each thing, one thing to do, and what IT support is sent. */
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { type HealthSubject, healthSubjects } from '../../common/words/health/line.ts'
import { filingSetting } from '../../main/filing/choice.ts'
import { words, wordsLike } from '../desk/words.ts'
import { type DeskInMemory, deskInMemory } from '../desk-parts/desk-in-memory.ts'
import { settled } from '../desk-parts/settled.ts'
import { testService } from '../unit/store/temporary-store.ts'
import type { Clerk } from './clerk.ts'
import { openWindow } from './open-window.tsx'

const day = 24 * 3_600_000

/** A desk where nothing is wrong. */
async function wellDesk(): Promise<DeskInMemory> {
  const desk = deskInMemory()
  const { now } = desk.clock
  desk.shell.way.certificate = {
    issuer: 'Public CA',
    from: now() - day,
    until: now() + 90 * day,
    seenAt: now(),
    isPublic: true
  }
  await desk.round()
  return desk
}

async function open(desk: DeskInMemory): Promise<Clerk> {
  const clerk = await openWindow(desk)
  await screen.findByRole('region', { name: words('connection.label') })
  await clerk.key('{Control>}{Shift>}h{/Shift}{/Control}')
  await screen.findByRole('region', { name: words('health.title') })
  return clerk
}

const line = (subject: HealthSubject): HTMLElement =>
  document.querySelector<HTMLElement>(`[data-subject="${subject}"]`) ?? document.body

const code = (subject: HealthSubject) => line(subject).dataset.code

/** Presses the one button of a line. */
async function press(clerk: Clerk, subject: HealthSubject): Promise<void> {
  await clerk.user.click(within(line(subject)).getByRole('button'))
}

test('everything that is needed has a line, in words', async () => {
  await open(await wellDesk())
  await screen.findByText(words('health.summary.fine'))
  const lines = within(screen.getByRole('list', { name: words('health.lines') })).getAllByRole('listitem')
  expect(lines.map(({ dataset }) => dataset.subject)).toEqual(healthSubjects)
  expect(lines.map(({ dataset }) => [dataset.code, dataset.state])).toEqual([
    ['service.online', 'fine'],
    ['proxy.direct', 'notUsed'],
    ['certificate.fine', 'fine'],
    ['clock.fine', 'fine'],
    ['keychain.fine', 'fine'],
    ['disk.fine', 'fine'],
    ['backup.soon', 'checking'],
    ['filing.off', 'notUsed'],
    ['office.off', 'notUsed'],
    ['webhook.off', 'notUsed'],
    ['lock.off', 'notUsed'],
    ['auditLog.young', 'fine'],
    ['policy.none', 'notUsed']
  ])
  // The state is said, not only shown.
  expect(within(line('disk')).getByRole('heading').textContent).toBe(
    `${words('health.state.fine')}: ${words('health.subject.disk')}`
  )
  expect(lines.flatMap((each) => within(each).queryAllByRole('button'))).toEqual([])
})

test('each fault has one button, which says of what it is', async () => {
  const desk = await wellDesk()
  desk.service.fault = { kind: 'unauthorised', detail: 'status401' }
  desk.disk.freeBytes = 10_000_000
  desk.backups.hasFailed = true
  desk.keychain.state = 'locked'
  await desk.round()
  await open(desk)
  await screen.findByText(words('health.summary.wrong', { count: 4 }))
  for (const subject of ['service', 'disk', 'backup', 'keychain'] as const) {
    const [button, ...others] = within(line(subject)).getAllByRole('button')
    expect([subject, others]).toEqual([subject, []])
    expect(button?.getAttribute('aria-label')).toContain(words(`health.subject.${subject}`))
  }
})

test('Back up now makes one, and the line is fine', async () => {
  const desk = await wellDesk()
  desk.backups.hasFailed = true
  const clerk = await open(desk)
  await waitFor(() => expect(code('backup')).toBe('backup.failed'))
  desk.disk.isWritable = false
  await press(clerk, 'backup')
  await within(line('backup')).findByText(words('problem.dataDiskFault'))
  desk.disk.isWritable = true
  await press(clerk, 'backup')
  await waitFor(() => expect(code('backup')).toBe('backup.soon'))
})

test('the audit log is verified by its button, and remembered', async () => {
  const desk = await wellDesk()
  desk.store.atomically(() => desk.store.audit.add({ act: 'open' }))
  desk.clock.advance(40 * day)
  desk.store.atomically(() => desk.store.audit.add({ act: 'open' }))
  const clerk = await open(desk)
  await waitFor(() => expect(code('auditLog')).toBe('auditLog.due'))
  await press(clerk, 'auditLog')
  await waitFor(() => expect(code('auditLog')).toBe('auditLog.verified'))
})

test('a folder that is away is told with what waits, and leads back', async () => {
  const desk = await wellDesk()
  const folder = join(desk.folder, 'proofs')
  mkdirSync(folder)
  desk.store.settings.set(filingSetting, { ...desk.store.settings.get(filingSetting), when: 'completion', folder })
  const clerk = await open(desk)
  await waitFor(() => expect(code('filing')).toBe('filing.fine'))
  rmSync(folder, { recursive: true })
  await clerk.press(words('health.again'))
  await waitFor(() => expect(code('filing')).toBe('filing.away'))
  mkdirSync(folder)
  await press(clerk, 'filing')
  await waitFor(() => expect(code('filing')).toBe('filing.fine'))
})

test('what the settings put right is one press away, and back is to the health page', async () => {
  const desk = await wellDesk()
  desk.store.settings.set(filingSetting, { ...desk.store.settings.get(filingSetting), when: 'completion' })
  const clerk = await open(desk)
  await waitFor(() => expect(code('filing')).toBe('filing.noFolder'))
  await press(clerk, 'filing')
  await screen.findByRole('region', { name: words('settings.sections.filing') })
  await clerk.press(words('settings.back'))
  await screen.findByRole('region', { name: words('health.title') })
})

test('what main tells anyway is followed: a service that comes back is said by itself', async () => {
  const desk = await wellDesk()
  desk.service.fault = { kind: 'offline', detail: 'ERR_INTERNET_DISCONNECTED' }
  await desk.round()
  await open(desk)
  await waitFor(() => expect(code('service')).toBe('service.notReached'))
  within(line('service')).getByText(words('problem.noNetwork'))
  desk.service.fault = null
  await desk.round()
  await waitFor(() => expect(code('service')).toBe('service.online'))
})

test('opening the page asks every service, and nothing is asked by a clock', async () => {
  const desk = await wellDesk()
  await open(desk)
  await screen.findByText(words('health.summary.fine'))
  expect(desk.asked('connection.checkNow')).toEqual([{ serviceId: testService.id }])
  const before = desk.asked('health.look').length
  desk.clock.advance(3_600_000)
  await settled()
  expect(desk.asked('health.look').length - before).toBeLessThanOrEqual(4 * 3)
})

test('the foot leads to the line that says more', async () => {
  const desk = await wellDesk()
  desk.service.fault = { kind: 'offline', detail: 'ERR_INTERNET_DISCONNECTED' }
  await desk.round()
  const clerk = await openWindow(desk)
  const foot = await screen.findByRole('region', { name: words('connection.label') })
  await clerk.user.click(await within(foot).findByRole('button', { name: words('health.title') }))
  await waitFor(() => expect(document.activeElement?.textContent).toMatch(wordsLike('health.subject.serviceOf')))
})

test('diagnostics are read before they are saved, saved as they were read, and recorded', async () => {
  const desk = await wellDesk()
  const clerk = await open(desk)
  await clerk.press(words('health.diagnostics.show'))
  const text = await screen.findByTestId('diagnostics-file')
  expect(JSON.parse(text.textContent ?? '')).toMatchObject({ format: 'eeid-desk-diagnostics', app: '1.2.3' })
  for (const name of ['health.json', 'settings.json', 'counts.json', 'policy.json', 'log.jsonl']) {
    await clerk.user.click(screen.getByRole('radio', { name }))
    expect(screen.getByTestId('diagnostics-file').getAttribute('aria-label')).toBe(name)
  }
  desk.shell.chosen.place = join(desk.folder, 'diagnostics.zip')
  await clerk.press(words('health.diagnostics.save'))
  await screen.findByText(words('health.diagnostics.saved', { fileName: 'diagnostics.zip' }))
  expect(readFileSync(desk.shell.chosen.place).subarray(0, 2).toString()).toBe('PK')
  const [entry] = desk.store.audit.page({ acts: ['export'], author: null, from: null, until: null }, 0, 1).rows
  expect(entry).toMatchObject({ act: 'export', told: { what: 'diagnostics' }, author: 'Clerk' })
})

test('diagnostics that were looked at and not saved are not recorded', async () => {
  const desk = await wellDesk()
  const clerk = await open(desk)
  await clerk.press(words('health.diagnostics.show'))
  await clerk.press(words('health.diagnostics.save'))
  await clerk.press(words('health.diagnostics.hide'))
  await screen.findByRole('button', { name: words('health.diagnostics.show') })
  expect(desk.store.audit.page({ acts: ['export'], author: null, from: null, until: null }, 0, 1).total).toBe(0)
})
