import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { speak, startI18n } from '../../../renderer/locales/i18n.ts'
import { read } from '../../../renderer/locales/texts/en.ts'

vi.mock('../../../renderer/locales/texts/en.ts', () => ({ read: vi.fn(async () => ({})) }))

beforeEach(() => vi.stubGlobal('document', { documentElement: {} }))
afterEach(() => vi.unstubAllGlobals())

it('reads the texts of a language once, though main says while they come that it is this one', async () => {
  const begun = startI18n('en')
  speak('en')
  await begun
  speak('en')
  expect(read).toHaveBeenCalledTimes(1)
})

it('reads them again where they fail on their way: else the window would have no words', async () => {
  vi.mocked(read).mockClear()
  vi.mocked(read).mockRejectedValueOnce(new Error('no texts'))
  const begun = startI18n('en')
  speak('en')
  await expect(begun).rejects.toThrow('no texts')
  await vi.waitFor(() => expect(read).toHaveBeenCalledTimes(2))
})
