/** A clerk who knows the service's address: agrees when the app asks about it in the system's box, and to nothing else. */
import type { ElectronApplication } from 'playwright-core'
import { languages } from '../../common/words/languages.ts'
import { wordsIn } from './words.ts'

const place = '\u0001'

/** Answers the question about a host with yes from now on. Every other question goes where it went before. */
export async function agreeToHosts(app: ElectronApplication): Promise<void> {
  const questions = languages.map((language) =>
    wordsIn(language)('main:newHost.question', { host: place }).split(place)
  )
  await app.evaluate(({ dialog }, known) => {
    const before = dialog.showMessageBox as (...args: unknown[]) => Promise<Electron.MessageBoxReturnValue>
    const box = async (...args: unknown[]) => {
      const { message } = args.at(-1) as Electron.MessageBoxOptions
      const isKnown = known.some(([begin = '', end = '']) => message.startsWith(begin) && message.endsWith(end))
      return isKnown ? { response: 1, checkboxChecked: false } : before(...args)
    }
    dialog.showMessageBox = box
  }, questions)
}
