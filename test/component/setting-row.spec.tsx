/** One setting at its place, where somebody else has fixed it. */
import { MantineProvider, TextInput } from '@mantine/core'
import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { startI18n } from '../../renderer/locales/i18n.ts'
import { LockContext, MarkContext } from '../../renderer/ui/setting-marks.ts'
import { SettingRow } from '../../renderer/ui/setting-row.tsx'

afterEach(cleanup)

test('a setting that is fixed can be read, not changed, and says who has fixed it', async () => {
  await startI18n('en')
  render(
    <MantineProvider>
      <LockContext value={(field) => (field === 'handover.office' ? 'Fixed by head office' : null)}>
        <SettingRow name="handover.office">
          <TextInput label="Office" defaultValue="Counter" />
        </SettingRow>
        <SettingRow name="clerk">
          <TextInput label="Clerk" />
        </SettingRow>
      </LockContext>
    </MantineProvider>
  )
  const office = screen.getByRole<HTMLInputElement>('textbox', { name: 'Office' })
  expect([office.matches(':disabled'), office.value]).toEqual([true, 'Counter'])
  const lock = screen.getByRole('group', { name: 'Fixed by head office' })
  expect(lock).toBe(office.closest('fieldset'))
  expect(screen.getByRole('textbox', { name: 'Clerk' }).matches(':disabled')).toBe(false)
  expect(screen.getAllByRole('group')).toHaveLength(1)
})

test('whoever is led to a setting that is fixed has the word of who fixed it, once', async () => {
  await startI18n('en')
  const reached = vi.fn()
  render(
    <MantineProvider>
      <LockContext value={() => 'Fixed by head office'}>
        <MarkContext value={{ field: 'handover.office', reached }}>
          <SettingRow name="handover.office">
            <TextInput label="Office" />
          </SettingRow>
        </MarkContext>
      </LockContext>
    </MantineProvider>
  )
  expect(document.activeElement?.textContent).toBe('Fixed by head office')
  expect(reached).toHaveBeenCalledTimes(1)
})
