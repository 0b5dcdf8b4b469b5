/** `clipboard`: text, within this process only. */
import { type Provided, strictObject } from '../strict.ts'

let content = ''

/** `clipboard`. */
export const clipboard = strictObject('clipboard', {
  async writeText(text: string) {
    content = String(text)
  },
  readText: async () => content,
  clear() {
    content = ''
  }
} satisfies Provided<Electron.Clipboard>)
