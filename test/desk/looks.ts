/** The same screen in every language and both themes, without leaving it. */
import type { ElectronApplication, Page } from 'playwright-core'
import type { DeskApi } from '../../preload/contract/contract.ts'

/** How a screen may look. */
export type Look = { language: 'en' | 'et' | 'ru'; theme: 'light' | 'dark' }

const languages = ['et', 'ru', 'en'] as const
const themes = ['dark', 'light'] as const

/** Shows the screen in every language, and calls `visit` in each. It is in English afterwards. */
export async function inEveryLanguage(page: Page, visit: (language: Look['language']) => Promise<void>): Promise<void> {
  for (const language of languages) {
    await speak(page, language)
    await visit(language)
  }
}

/** Shows the screen in every look, and calls `visit` in each. It is in English and light afterwards. */
export async function inEveryLook(
  app: ElectronApplication,
  page: Page,
  visit: (look: Look) => Promise<void>
): Promise<void> {
  await inEveryLanguage(page, async (language) => {
    for (const theme of themes) {
      await wear(app, page, theme)
      await visit({ language, theme })
    }
  })
}

// Not by the commands: what is open and what has the focus stays as it is.
async function speak(page: Page, language: Look['language']): Promise<void> {
  await page.evaluate((chosen) => {
    const { eeidDesk } = window as unknown as { eeidDesk: DeskApi }
    return eeidDesk.preferences.set({ language: chosen })
  }, language)
  await page.locator(`html[lang=${language}]`).waitFor()
}

// As the system would change it. Another language is remembered together with the theme, and that may come in between.
async function wear(app: ElectronApplication, page: Page, theme: Look['theme']): Promise<void> {
  const worn = page.locator(`html[data-mantine-color-scheme=${theme}]`)
  for (let tries = 0; tries < 20; tries++) {
    await app.evaluate(({ nativeTheme }, source) => {
      nativeTheme.themeSource = source
    }, theme)
    const isWorn = await worn.waitFor({ timeout: 1000 }).then(
      () => true,
      () => false
    )
    if (isWorn) return
  }
  throw new Error(`the window does not get ${theme}`)
}
