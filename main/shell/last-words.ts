/** What the app says when it cannot go on, and what it notes of surprises: their kind, never their words. */

import { app, dialog } from 'electron'
import type { Language } from '../../common/words/languages.ts'
import type { Log } from '../log/log.ts'
import { textsIn } from '../texts/texts.ts'

const spoken: readonly Language[] = ['et', 'en', 'ru']

/** Says why in the system's language, and ends the app. */
export function giveUp(why: 'start' | 'page', error: unknown): void {
  process.stderr.write(`eeID Desk gives up (${why}): ${kindOf(error)}\n`)
  const language = app
    .getPreferredSystemLanguages()
    .map((tag) => spoken.find((one) => one === tag.split('-')[0]))
    .find((known) => known !== undefined)
  dialog.showErrorBox('eeID Desk', textsIn(language ?? 'en')(`lastWords.${why}`))
  app.exit(1)
}

/**
 * Notes what nobody caught, instead of Electron's box with a stack trace in front of the clerk. The app goes on: what
 * it keeps is committed at every step, and each loop begins anew by itself.
 */
export function noteSurprises(log: Log): void {
  process.on('uncaughtException', (error) => log.error('surprise.exception', { error: kindOf(error) }))
  process.on('unhandledRejection', (error) => log.error('surprise.rejection', { error: kindOf(error) }))
}

function kindOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error
  const { code } = error as NodeJS.ErrnoException
  return code === undefined ? error.name : `${error.name} ${code}`
}
