import { expect, test } from 'vitest'
import { wordsIn } from '../desk/words.ts'
import { openOffice, signIn } from './office.ts'

// Only Linux takes its language from the environment.
test.skipIf(process.platform !== 'linux').each(['et', 'ru'] as const)(
  'the first start speaks the system’s language: %s',
  async (language) => {
    const office = await openOffice({ network: 'plain' })
    const { clerk } = await office.start({ language })
    await clerk.page.getByRole('heading', { name: wordsIn(language)('onboarding.title') }).waitFor()
  }
)

test('the language changes at once, keeps what was typed, and is kept after a restart', async () => {
  const office = await openOffice({ network: 'plain' })
  const { desk, clerk } = await office.start()
  await signIn(clerk, office.server)
  await clerk.typeRequest({ name: 'Mari Maasikas' })
  await clerk.speak('et')
  expect(
    await clerk.page.locator('input').evaluateAll((all) => all.map((each) => (each as HTMLInputElement).value))
  ).toContain('Mari Maasikas')
  await desk.close()
  const again = await office.start()
  await again.clerk.page.locator('html[lang=et]').waitFor()
})
