import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { linkHosts } from '../../common/settings/handover.ts'
import { keptSetting } from '../../common/settings/schema.ts'
import { words } from '../desk/words.ts'
import { deskInMemory } from '../desk-parts/desk-in-memory.ts'
import { testService } from '../unit/store/temporary-store.ts'
import { openWindow } from './open-window.tsx'

/** Opens a page of the settings. */
async function page(name: 'handover' | 'printing', desk = deskInMemory()) {
  const clerk = await openWindow(desk)
  return { desk, clerk, region: await clerk.openSettings(name) }
}

describe('the second screen', () => {
  const onOff = () =>
    screen.findByRole<HTMLInputElement>('switch', { name: new RegExp(`^${words('handover.settings.screen')}`) })

  test('is kept at once as it is switched', async () => {
    const { desk, clerk } = await page('handover')
    await clerk.user.click(await onOff())
    await waitFor(async () => expect(await desk.api.handover.screen()).toMatchObject({ value: { isOn: true } }))
    expect((await onOff()).checked).toBe(true)
  })

  test('that is plugged in later is there to be chosen at once', async () => {
    const desk = deskInMemory()
    const { clerk, region } = await page('handover', desk)
    await clerk.user.click(await onOff())
    await within(region).findByText(words('handover.settings.noDisplay'))
    const display = { id: 7, label: 'Counter' }
    desk.answers('handover.screen', {
      ok: true,
      value: { isOn: true, display: null, isShown: true, others: [display] }
    })
    desk.send('displaysChanged', null)
    await waitFor(() => expect(within(region).queryByText(words('handover.settings.noDisplay'))).toBeNull())
    desk.answers('handover.screen', { ok: true, value: { isOn: true, display: null, isShown: false, others: [] } })
    desk.send('displaysChanged', null)
    await within(region).findByText(words('handover.settings.noDisplay'))
  })

  test('is turned back where it could not be kept, and it says why', async () => {
    const { desk, clerk, region } = await page('handover')
    const field = await onOff()
    await waitFor(() => expect(field.disabled).toBe(false))
    desk.shut()
    await clerk.user.click(field)
    await within(region).findByText(words('problem.storeClosed'))
    expect((await onOff()).checked).toBe(false)
    desk.reopen()
    expect(await desk.api.handover.screen()).toMatchObject({ value: { isOn: false } })
  })
})

describe('what the office writes', () => {
  /** Of some 400 letters, each six signs of an address. */
  const long = `${'Просим Вас подтвердить личность. '.repeat(12)}{link}`
  const tooLong = words('field.mailTooLong')
  const russian = async (desk = deskInMemory()) => {
    const opened = await page('handover', desk)
    await within(opened.region).findByLabelText(words('handover.forms.body'))
    await opened.clerk.user.click(within(opened.region).getByText(words('language.ru')))
    return opened
  }
  const keepAll = async (region: HTMLElement) => {
    const body = within(region).getByLabelText(words('handover.forms.body'))
    fireEvent.change(body, { target: { value: long } })
    fireEvent.blur(body)
  }

  test('is told to be too long for a mail as it is left, and is not kept', async () => {
    const { desk, region } = await russian()
    await keepAll(region)
    await within(region).findByText(tooLong)
    const kept = await desk.api.handover.templates()
    expect(kept.ok && kept.value.ru.body).not.toBe(long)
  })

  test('is told so too where only a new name of the office makes it too long', async () => {
    const desk = deskInMemory()
    const first = await desk.api.handover.templates()
    if (!first.ok) throw new Error('there are no templates')
    const body = `${'Просим подтвердить личность. '.repeat(8)}{link} {office}`
    const kept = await desk.api.handover.setTemplates({ ...first.value, ru: { ...first.value.ru, body } })
    expect(kept.ok).toBe(true)
    const { region } = await page('handover', desk)
    const office = await within(region).findByLabelText(words('handover.settings.office'))
    fireEvent.change(office, { target: { value: 'Городское бюро '.repeat(6) } })
    fireEvent.blur(office)
    await within(region).findByText(tooLong)
    expect(await desk.api.handover.office()).toEqual({ ok: true, value: '' })
  })
})

describe('the hosts of links', () => {
  const hosts = { [testService.id]: ['pay.example', 'sign.example'] }

  test('are forgotten one by one', async () => {
    const desk = deskInMemory()
    desk.store.settings.set(keptSetting(linkHosts), hosts)
    const { clerk } = await page('handover', desk)
    await clerk.press(words('handover.hosts.forget', { host: 'pay.example' }))
    await waitFor(async () =>
      expect(await desk.api.handover.linkHosts()).toMatchObject({ value: [{ host: 'sign.example' }] })
    )
    await waitFor(() => expect(screen.queryByText('pay.example')).toBeNull())
    screen.getByText('sign.example')
  })

  test('stay where they could not be forgotten, and it says why', async () => {
    const desk = deskInMemory()
    desk.store.settings.set(keptSetting(linkHosts), hosts)
    const { clerk, region } = await page('handover', desk)
    await screen.findByText('pay.example')
    desk.shut()
    await clerk.press(words('handover.hosts.forget', { host: 'pay.example' }))
    await within(region).findByText(words('problem.storeClosed'))
    screen.getByText('pay.example')
    desk.reopen()
  })
})

describe.each(['proof', 'slip'] as const)('the printer of a %s', (job) => {
  const printers = [
    { name: 'a', label: 'Hall', isDefault: false },
    { name: 'b', label: 'Office', isDefault: true }
  ]
  const open = async () => {
    const desk = deskInMemory()
    desk.shell.printers = printers
    return await page(job === 'proof' ? 'printing' : 'handover', desk)
  }
  const row = async () => {
    const printer = await screen.findByLabelText<HTMLSelectElement>(words('print.printer'))
    return { printer, within: within(printer.closest('[data-setting]') as HTMLElement) }
  }
  const saved = words('common.saved')

  test('is none until one is chosen, and is kept as chosen at once', async () => {
    const { desk, clerk } = await open()
    const { printer, within: inRow } = await row()
    expect(printer.selectedOptions[0]?.textContent).toBe(words('print.choose'))
    await clerk.user.selectOptions(printer, 'a')
    await inRow.findByText(saved)
    const kept = { printer: 'a', label: 'Hall', copies: 1, paper: job === 'proof' ? 'A4' : 'A6' }
    expect(await desk.api.printing.choice({ job })).toMatchObject({ value: kept })
  })

  test('is not kept with copies that are no number', async () => {
    const { desk, clerk } = await open()
    const { printer, within: inRow } = await row()
    await clerk.user.selectOptions(printer, 'a')
    const copies = await inRow.findByLabelText(words('print.copies'))
    await clerk.user.clear(copies)
    await clerk.leave()
    await inRow.findByText(words('print.copiesWrong', { most: 20 }))
    expect(await desk.api.printing.choice({ job })).toMatchObject({ value: { printer: 'a', copies: 1 } })
    await clerk.user.type(copies, '3')
    await clerk.leave()
    await waitFor(async () => expect(await desk.api.printing.choice({ job })).toMatchObject({ value: { copies: 3 } }))
  })

  test('is turned back where it could not be kept, and it says why', async () => {
    const { desk, clerk, region } = await open()
    const { printer, within: inRow } = await row()
    desk.shut()
    await clerk.user.selectOptions(printer, 'a')
    await within(region).findByText(words('problem.storeClosed'))
    expect(inRow.queryByText(saved)).toBeNull()
    expect((await row()).printer.value).toBe('')
    desk.reopen()
  })

  test('that is no longer there is named, and stays chosen until another one is', async () => {
    const desk = deskInMemory()
    desk.shell.printers = printers
    await desk.api.printing.choose({
      job,
      choice: { printer: 'z', label: 'Cellar', copies: 1, paper: job === 'proof' ? 'A4' : 'A6' }
    })
    const { clerk, region } = await page(job === 'proof' ? 'printing' : 'handover', desk)
    await within(region).findByText(words('print.gone', { printer: 'Cellar' }))
    const { printer } = await row()
    expect(printer.value).toBe('z')
    await clerk.user.selectOptions(printer, 'b')
    await waitFor(() => expect(within(region).queryByText(words('print.gone', { printer: 'Cellar' }))).toBeNull())
  })
})
