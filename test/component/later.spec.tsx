/** A part whose code is read when it is wanted: what is there meanwhile, and when it cannot be read. */
import { MantineProvider } from '@mantine/core'
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { startI18n } from '../../renderer/locales/i18n.ts'
import { ErrorBoundary } from '../../renderer/ui/error-boundary.tsx'
import { hearKeys } from '../../renderer/ui/keyboard.ts'
import { later, laterCover } from '../../renderer/ui/later.tsx'
import { useKeys } from '../../renderer/ui/use-keys.ts'
import { words } from '../desk/words.ts'

afterEach(cleanup)

const Hello = ({ name }: { name: string }) => <p>Hello {name}</p>

function Below({ onCheck }: { onCheck: () => void }) {
  useKeys({ f5: onCheck })
  return null
}

/** Code that comes when the test says so. */
function code() {
  const { promise, resolve, reject } = Promise.withResolvers<typeof Hello>()
  const load = vi.fn(() => promise)
  return { load, come: () => act(async () => resolve(Hello)), fail: () => act(async () => reject(new Error('gone'))) }
}

test('nothing is read of a part that shows nothing yet, and nothing is shown before its code is here', async () => {
  const { load, come } = code()
  const Part = later(load)
  const { rerender, container } = render(<Part name="Mari" isWanted={false} />)
  expect(load).not.toHaveBeenCalled()
  rerender(<Part name="Mari" />)
  expect([load.mock.calls.length, container.textContent]).toEqual([1, ''])
  await come()
  expect(container.textContent).toBe('Hello Mari')
})

test('a part that was read before it is wanted is there in the same picture', async () => {
  const { load, come } = code()
  const Part = later(load)
  render(<Part name="first" />)
  await come()
  cleanup()
  const { container } = render(<Part name="Mari" />)
  expect([container.textContent, load.mock.calls.length]).toEqual(['Hello Mari', 1])
})

test('while the code of a cover is read, no key reaches what it will cover', async () => {
  const stop = hearKeys(window)
  const checked = vi.fn()
  const below = <Below onCheck={checked} />
  const { load, come } = code()
  const Part = laterCover(load)
  const { rerender } = render(below)
  fireEvent.keyDown(document.body, { key: 'F5', code: 'F5' })
  const before = checked.mock.calls.length
  rerender(
    <>
      {below}
      <Part name="Mari" />
    </>
  )
  fireEvent.keyDown(document.body, { key: 'F5', code: 'F5' })
  expect([before, checked.mock.calls.length]).toEqual([1, 1])
  await come()
  stop()
})

test('code that cannot be read is told of, and read again when the clerk asks for that', async () => {
  await startI18n('en')
  vi.spyOn(console, 'error').mockImplementation(() => {})
  const { load, fail } = code()
  const Part = later(load)
  render(
    <MantineProvider>
      <ErrorBoundary scope="panel">
        <Part name="Mari" />
      </ErrorBoundary>
    </MantineProvider>
  )
  await fail()
  load.mockResolvedValue(Hello)
  fireEvent.click(await screen.findByRole('button', { name: words('surprise.showAgain') }))
  await screen.findByText('Hello Mari')
  expect(load).toHaveBeenCalledTimes(2)
})
