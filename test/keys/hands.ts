/** The clerk's hands: what they press is noted. */
import type { Clerk } from '../desk/clerk.ts'

/** The hands of one job. */
export class Hands {
  readonly pressed: string[] = []
  readonly #clerk: Clerk

  constructor(clerk: Clerk) {
    this.#clerk = clerk
  }

  /** Presses a key on what has been seen. */
  async press(key: string): Promise<void> {
    this.pressed.push(key.replace('Control', 'Ctrl'))
    await this.#clerk.press(key)
  }

  /** Types a text, which `what` names. */
  async type(what: string, text: string): Promise<void> {
    this.pressed.push(`(${what})`)
    // Not in one go with the key before, nor as fast as a scanner.
    await this.#clerk.look()
    await this.#clerk.page.keyboard.type(text, { delay: 190 })
    await this.#clerk.page.waitForTimeout(600)
  }
}
