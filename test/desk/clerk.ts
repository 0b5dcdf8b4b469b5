/** What a clerk does, by what a clerk sees: roles and names, never the inside of the app. */
import type { Locator, Page } from 'playwright-core'

/** As long as the window takes what has been painted for not seen yet, milliseconds. */
const seenMs = 500

/** A request as a clerk types it. */
export type TypedRequest = { sub?: string; name?: string; birthdate?: string; reference?: string; reason?: string }

/** The clerk at one window. */
export class Clerk {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true })
  }

  field(name: string): Locator {
    return this.page.getByLabel(name, { exact: true })
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

  row(reference: string): Locator {
    return this.rows.filter({ hasText: reference })
  }

  /** The row of a request once it says `status`. */
  rowSaying(reference: string, status: string): Locator {
    return this.row(reference).filter({ hasText: status })
  }

  async typeService(service: { name: string; baseUrl: string; clientId: string; clientSecret: string }): Promise<void> {
    await this.field('Service name').fill(service.name)
    await this.page.getByText('Test', { exact: true }).first().click()
    await this.field('Base URL').fill(service.baseUrl)
    await this.field('Client ID').fill(service.clientId)
    await this.field('Client secret').fill(service.clientSecret)
  }

  /** Fills the form of a new request; answers the reference that stands in it. */
  async typeRequest(request: TypedRequest): Promise<string> {
    await this.button('New request').first().click()
    await this.#suggestedReference()
    if (request.sub !== undefined) await this.field('Personal code').fill(request.sub)
    if (request.name !== undefined) await this.field('Full name').fill(request.name)
    if (request.birthdate !== undefined) await this.field('Date of birth').fill(request.birthdate)
    if (request.reason !== undefined) await this.field('Reason').fill(request.reason)
    if (request.reference !== undefined) await this.field('Reference').fill(request.reference)
    return this.field('Reference').inputValue()
  }

  // The suggestion comes from main, a moment after the form.
  async #suggestedReference(): Promise<void> {
    for (let tries = 0; tries < 200; tries++) {
      if ((await this.field('Reference').inputValue()) !== '') return
      await this.page.waitForTimeout(50)
    }
    throw new Error('no reference was suggested within ten seconds')
  }

  /** Types a request and creates it; answers its reference. */
  async createRequest(request: TypedRequest): Promise<string> {
    const reference = await this.typeRequest(request)
    await this.button('Create request').click()
    // In a narrow window the request in hand covers its row.
    await this.row(reference).waitFor({ state: 'attached' })
    return reference
  }
}
