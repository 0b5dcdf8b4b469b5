/** What a clerk does, by what a clerk sees: roles and names, never the inside of the app. */
import type { Locator, Page } from 'playwright-core'
import type { PageName } from '../../common/settings/pages.ts'
import type { Language } from '../../common/words/languages.ts'
import { beginsLike, type Places, type TextKey, words } from './words.ts'

/** As long as the window takes what has been painted for not seen yet, milliseconds. */
const seenMs = 500

/** How the sentence about the line begins while the service answers. */
export const upToDate = beginsLike('connection.online', 'connection.onlineNow', 'connection.onlineOnly')

/** How it begins while nothing can be reached. */
export const offline = beginsLike('connection.offline', 'connection.offlineOnly')

/** A request as a clerk types it. */
export type TypedRequest = { sub?: string; name?: string; birthdate?: string; reference?: string; reason?: string }

/** The clerk at one window. */
export class Clerk {
  #page: Page
  readonly #preparations: ((page: Page) => Promise<void>)[] = []
  /** Says the texts of the window's language. */
  readonly words: typeof words

  /** @param says the texts of the language that the window is in; English unless given */
  constructor(page: Page, says: typeof words = words) {
    this.#page = page
    this.words = says
  }

  /** The window's page; another one once `inAnotherWindow` is done. */
  get page(): Page {
    return this.#page
  }

  /** Does what makes the window go for another one, and goes on there. */
  async inAnotherWindow(act: () => Promise<void>): Promise<void> {
    const old = this.#page
    const gone = old.waitForEvent('close')
    const [page] = await Promise.all([old.context().waitForEvent('page'), act()])
    await gone
    page.setDefaultTimeout(20_000)
    this.#page = page
    for (const prepare of this.#preparations) await prepare(page)
  }

  /** Does this to the window's page now, and to the page of each window that comes in its place. */
  async inEachWindow(prepare: (page: Page) => Promise<void>): Promise<void> {
    this.#preparations.push(prepare)
    await prepare(this.page)
  }

  button(key: TextKey, places?: Places): Locator {
    return this.page.getByRole('button', { name: this.words(key, places), exact: true })
  }

  field(key: TextKey): Locator {
    return this.page.getByLabel(this.words(key), { exact: true })
  }

  /** The sentence about the line at the foot of the rail. */
  get line(): Locator {
    return this.page.getByTestId('connection-state')
  }

  get rows(): Locator {
    return this.page.getByTestId('request-row')
  }

  /** The link of the request in hand. */
  get link(): Locator {
    return this.page.getByTestId('link')
  }

  /** Waits for the link of the request in hand; answers it. */
  async readLink(timeout = 20_000): Promise<string> {
    await this.link.waitFor({ timeout })
    return ((await this.link.textContent()) ?? '').trim()
  }

  /** Looks at what is on screen as long as a key asks for that decides, saves or prints. Counted from when it is painted. */
  look(): Promise<void> {
    return this.page.evaluate(
      (ms) =>
        new Promise((resolve) =>
          requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve, ms))))
        ),
      seenMs + 60
    )
  }

  /** Looks, then presses a key. */
  async press(key: string): Promise<void> {
    await this.look()
    await this.page.keyboard.press(key)
  }

  /** The list of the pages of the settings. */
  get settingsPages(): Locator {
    return this.page.getByRole('navigation', { name: this.words('settings.pages') })
  }

  /** Opens a page of the settings, also from another one. */
  async openSettings(page: PageName): Promise<void> {
    if (!(await this.settingsPages.isVisible())) await this.button('settings.title').click()
    await this.settingsPages.getByRole('button', { name: this.words(`settings.sections.${page}`), exact: true }).click()
    await this.page.getByRole('region', { name: this.words(`settings.sections.${page}`), exact: true }).waitFor()
  }

  /** Goes back from the settings to where the clerk was. */
  async leaveSettings(): Promise<void> {
    await this.press('Escape')
    await this.settingsPages.waitFor({ state: 'hidden' })
  }

  /** Has the window speak another language, by its name among the commands. */
  async speak(language: Language): Promise<void> {
    await this.press('Control+k')
    await this.page
      .getByRole('dialog')
      .locator('input')
      .fill(this.words(`language.${language}`))
    await this.page.keyboard.press('Enter')
    await this.page.locator(`html[lang=${language}]`).waitFor()
  }

  row(reference: string): Locator {
    return this.rows.filter({ hasText: reference })
  }

  /** The row of a request once it says the text of a key, such as `status.matching`. */
  rowSaying(reference: string, key: TextKey): Locator {
    return this.row(reference).filter({ hasText: this.words(key) })
  }

  /** Goes on from the first start to the list; in another window, where a secret was typed in this one. */
  async endFirstStart(): Promise<void> {
    const isTyped = (await this.field('service.clientSecret').inputValue()) !== ''
    const go = () => this.button('onboarding.continue').click()
    await (isTyped ? this.inAnotherWindow(go) : go())
    await this.button('list.newRequest').first().waitFor()
  }

  async typeService(service: { name: string; baseUrl: string; clientId: string; clientSecret: string }): Promise<void> {
    await this.field('service.name').fill(service.name)
    await this.page.getByText(this.words('environment.test'), { exact: true }).first().click()
    await this.field('service.baseUrl').fill(service.baseUrl)
    await this.field('service.clientId').fill(service.clientId)
    await this.field('service.clientSecret').fill(service.clientSecret)
  }

  /** Fills the form of a new request; answers the reference that stands in it. */
  async typeRequest(request: TypedRequest): Promise<string> {
    await this.button('list.newRequest').first().click()
    await this.#suggestedReference()
    if (request.sub !== undefined) await this.field('create.sub').fill(request.sub)
    if (request.name !== undefined) await this.field('create.name').fill(request.name)
    if (request.birthdate !== undefined) await this.field('create.birthdate').fill(request.birthdate)
    if (request.reason !== undefined) await this.field('create.reason').fill(request.reason)
    if (request.reference !== undefined) await this.field('create.reference').fill(request.reference)
    return this.field('create.reference').inputValue()
  }

  // The suggestion comes from main, a moment after the form.
  async #suggestedReference(): Promise<void> {
    for (let tries = 0; tries < 200; tries++) {
      if ((await this.field('create.reference').inputValue()) !== '') return
      await this.page.waitForTimeout(50)
    }
    throw new Error('no reference was suggested within ten seconds')
  }

  /** Types a request and creates it; answers its reference. */
  async createRequest(request: TypedRequest): Promise<string> {
    const reference = await this.typeRequest(request)
    await this.button('create.create').click()
    // In a narrow window the request in hand covers its row.
    await this.row(reference).waitFor({ state: 'attached' })
    return reference
  }
}
