/** The calls about filing proofs in the office's folder. */

import { access } from 'node:fs/promises'
import { failed, ok } from '../../common/words/problems.ts'
import type { Handlers } from '../../preload/contract/contract.ts'
import type { FilingHealth, FilingView } from '../../preload/contract/filing.ts'
import { type FilingChoice, filingSetting, sinceNow } from '../filing/choice.ts'
import { exampleOf } from '../filing/example.ts'
import { filingProblem } from '../filing/folder-fault.ts'
import { answerLinks, isItself, knownFolderSetting, trustFolder } from '../filing/known-folder.ts'
import { missingIn } from '../filing/missing.ts'
import { filingTemplateProblem } from '../filing/template.ts'
import { verifyFolder } from '../filing/verify.ts'
import { clerkSetting } from '../record/clerk.ts'
import { time } from '../requests/time.ts'
import type { Desk } from '../startup/desk.ts'
import type { DeskFiling } from '../startup/filing.ts'
import type { Store } from '../store/open-store.ts'
import { withDesk } from './open-desk.ts'

/** What filing calls work with. */
export type FilingPorts = {
  desk: Desk
  filing: DeskFiling
  /** Asks for a folder; null when the dialog was closed. */
  chooseFolder: (begin: string | null) => Promise<string | null>
  now: () => number
  progress: (progress: { done: number; total: number }) => void
}

/** How filing stands, as it crosses to the window. */
export function filingHealthView(filing: DeskFiling, desk: Desk): FilingHealth {
  const { waiting = 0, problem = null, since = null } = filing.state() ?? {}
  const store = desk.opened()?.store
  return { waiting, problem, since: time(since), links: store ? linksView(store, filing.refusedLinks()) : [] }
}

/** Those that nobody has said anything of yet, and those that something would have gone through. */
function linksView(store: Store, refused: readonly string[]): FilingHealth['links'] {
  const known = store.settings.get(knownFolderSetting)?.links ?? []
  const asked = known.filter(({ use }) => use === null).map(({ path, target }) => ({ path, target, isAsked: true }))
  const others = refused.filter((path) => !asked.some((link) => link.path === path))
  return [...asked, ...others.map((path) => ({ path, target: '', isAsked: false }))]
}

/** Handlers of `filing`. */
export function filingHandlers({ desk, filing, chooseFolder, now, progress }: FilingPorts): Handlers<'filing'> {
  let reading: symbol | undefined

  const view = (store: Store): FilingView => {
    const { since, ...choice } = store.settings.get(filingSetting)
    const earlier =
      choice.when === 'off' ? 0 : store.filings.countDue(choice.when, 0) - store.filings.countDue(choice.when, since)
    return {
      ...choice,
      earlier,
      example: exampleOf(store, choice.template),
      clerk: store.settings.get(clerkSetting),
      health: filingHealthView(filing, desk)
    }
  }

  const choose = (store: Store, part: Partial<FilingChoice>) => {
    store.settings.set(filingSetting, { ...store.settings.get(filingSetting), ...part })
    filing.fileDue()
    return ok(view(store))
  }

  async function verify(store: Store) {
    const { folder } = store.settings.get(filingSetting)
    if (folder === null) return failed({ code: 'folderGone' })
    // Another one ends the one before it.
    const mine = Symbol('reading')
    reading = mine
    const tell = (done: number, total: number) => {
      if (reading !== mine) return false
      if (done % 20 === 0 || done === total) progress({ done, total })
      return true
    }
    try {
      if (!(await isItself(store, folder))) return failed({ code: 'otherFolder' })
      return ok((await verifyFolder({ folder, filed: () => store.filings.inFolder(folder), tell })) ?? null)
    } catch (error) {
      return failed(filingProblem(error))
    }
  }

  async function fileMissing(store: Store) {
    const { folder } = store.settings.get(filingSetting)
    if (folder === null) return failed({ code: 'folderGone' })
    try {
      await access(folder)
      if (!(await isItself(store, folder))) return failed({ code: 'otherFolder' })
      const missing = await missingIn(folder, store.filings.inFolder(folder))
      filing.fileAgain(missing)
      return ok(missing.length)
    } catch (error) {
      return failed(filingProblem(error))
    }
  }

  return {
    get: () => withDesk(desk, ({ store }) => ok(view(store))),
    chooseFolder: () =>
      withDesk(desk, async ({ store }) => {
        const folder = await chooseFolder(store.settings.get(filingSetting).folder)
        if (folder === null) return ok(null)
        trustFolder(store, folder)
        return choose(store, { folder })
      }),
    confirmFolder: () =>
      withDesk(desk, ({ store }) => {
        const { folder } = store.settings.get(filingSetting)
        if (folder !== null) trustFolder(store, folder)
        return choose(store, {})
      }),
    answerLinks: ({ use }) =>
      withDesk(desk, ({ store }) => {
        answerLinks(store, use)
        return choose(store, {})
      }),
    fileMissing: () => withDesk(desk, ({ store }) => fileMissing(store)),
    set: ({ when, template, manifest, clerk }) =>
      withDesk(desk, ({ store }) => {
        const wrong = filingTemplateProblem(template)
        if (wrong) return failed({ code: 'invalid', fields: { template: wrong } })
        store.settings.set(clerkSetting, clerk.trim())
        const isOff = store.settings.get(filingSetting).when === 'off'
        // What came before the office chose to file is filed only where it says so.
        return choose(store, {
          when,
          template: template.trim(),
          manifest,
          ...(isOff ? { since: sinceNow(now(), store.filings.newestTime()) } : {})
        })
      }),
    tryOut: ({ template }) =>
      withDesk(desk, ({ store }) => {
        const wrong = filingTemplateProblem(template)
        if (wrong) return failed({ code: 'invalid', fields: { template: wrong } })
        return ok({ example: exampleOf(store, template) })
      }),
    fileEarlier: () => withDesk(desk, ({ store }) => choose(store, { since: 0 })),
    tryAgain: () =>
      withDesk(desk, () => {
        filing.fileDue()
        return ok(null)
      }),
    verify: () => withDesk(desk, ({ store }) => verify(store)),
    stopVerifying() {
      reading = undefined
      return null
    }
  }
}
