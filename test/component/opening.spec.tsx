import { MantineProvider } from '@mantine/core'
import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startI18n } from '../../renderer/locales/i18n.ts'
import { Opening } from '../../renderer/onboarding/opening.tsx'
import { words, wordsIn } from '../desk/words.ts'

beforeEach(async () => void (await startI18n('en')))
afterEach(cleanup)

const shown = (progress?: { done: number; total: number }) =>
  render(
    <MantineProvider>
      <Opening progress={progress} />
    </MantineProvider>
  )

test('a list that is made after an update says how far it is, without being read aloud at every percent', async () => {
  shown({ done: 250, total: 1_000 })
  const line = await screen.findByText(words('startup.preparingList', { percent: 25 }))
  expect(line.closest('[role="status"]')).toBeNull()
  expect(screen.getByRole('status').textContent).toBe(words('startup.opening'))
})

test('its last request is not its end', async () => {
  shown({ done: 1_000, total: 1_000 })
  await screen.findByText(words('startup.preparingList', { percent: 99 }))
})

test('an opening without it says no more than that', async () => {
  shown()
  await screen.findByText(words('startup.opening'))
  expect(screen.queryByText(/%/)).toBeNull()
})

test('is said in each language', () => {
  expect(wordsIn('et')('startup.preparingList', { percent: 25 })).toContain('25%')
  expect(wordsIn('ru')('startup.preparingList', { percent: 25 })).toContain('25 %')
})
