/** A clerk at one window, by what a clerk sees: roles, and the words of the catalogue. */
import { screen, waitFor, within } from '@testing-library/react'
import type { UserEvent } from '@testing-library/user-event'
import type { PageName } from '../../common/settings/pages.ts'
import { words } from '../desk/words.ts'

/** Longer than between the keys of a scanner, as fingers are. */
const betweenKeysMs = 250

/** As long as it takes to see what has come on screen: what is decided by key before that is not meant. */
const seeingMs = 700

/** The title of the request in hand, once it is that one: whom it is about, and the reference. */
export const inHand = (reference: string): Promise<HTMLElement> =>
  screen.findByRole('heading', { level: 2, name: (name) => name.endsWith(reference) })

/** What a clerk does. */
export class Clerk {
  readonly user: UserEvent

  constructor(user: UserEvent) {
    this.user = user
  }

  /** Presses the button of that name, once it is there; the first of several. */
  async press(name: string): Promise<void> {
    const [button] = await screen.findAllByRole('button', { name })
    if (button) await this.user.click(button)
  }

  /** Presses a key by itself, in the writing of user-event: `a`, `{Enter}`, `{Control>}n{/Control}`. */
  async key(keys: string): Promise<void> {
    await this.user.keyboard(keys)
    await new Promise((done) => setTimeout(done, betweenKeysMs))
  }

  /** Looks at what is on screen, as long as it takes to see it. */
  async look(): Promise<void> {
    await new Promise((done) => setTimeout(done, seeingMs))
  }

  /** Presses keys on what has the focus, faster than anything can be painted in between. */
  keysAtOnce(...presses: KeyboardEventInit[]): void {
    for (const press of presses) {
      document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...press }))
    }
  }

  /** The field of that name, once it is there. */
  field(name: string): Promise<HTMLInputElement> {
    return screen.findByRole('textbox', { name })
  }

  /** Puts a text in a field in the place of what stands there. */
  async fill(name: string, text: string): Promise<void> {
    const field = await this.field(name)
    await this.user.clear(field)
    if (text !== '') await this.user.paste(text)
  }

  /** The row of a request in the list, once it says so. */
  async row(...texts: string[]): Promise<HTMLElement> {
    return waitFor(() => {
      const row = this.rows().find((one) => texts.every((text) => one.textContent?.includes(text)))
      if (!row) throw new Error(`no row says ${texts.join(' and ')}: ${this.rows().map((one) => one.textContent)}`)
      return row
    })
  }

  /** The rows of the list that are on screen, without its head. */
  rows(): HTMLElement[] {
    const grid = screen.queryByRole('grid')
    return grid === null
      ? []
      : within(grid)
          .queryAllByRole('row')
          .filter((row) => row.hasAttribute('data-index'))
  }

  /** Opens a request of the list by a press. */
  async open(reference: string): Promise<void> {
    await this.user.click(await this.row(reference))
    await inHand(reference)
  }

  /** Opens a page of the settings. */
  async openSettings(page: PageName): Promise<HTMLElement> {
    await screen.findAllByRole('button', { name: words('list.newRequest') })
    await this.key('{Control>},{/Control}')
    return this.goToSettings(page)
  }

  /** Goes to another page of the settings. */
  async goToSettings(page: PageName): Promise<HTMLElement> {
    const name = words(`settings.sections.${page}`)
    const pages = await screen.findByRole('navigation', { name: words('settings.pages') })
    await this.user.click(within(pages).getByRole('button', { name }))
    return screen.findByRole('region', { name })
  }

  /** Leaves the field that has the focus: what was typed there is kept. */
  async leave(): Promise<void> {
    await this.user.tab()
  }

  /** Begins a new request, and waits for the reference that main suggests. */
  async newRequest(): Promise<void> {
    await this.press(words('list.newRequest'))
    const reference = await this.field(words('create.reference'))
    await waitFor(() => {
      if (reference.value === '') throw new Error('no reference is suggested yet')
    })
  }
}
