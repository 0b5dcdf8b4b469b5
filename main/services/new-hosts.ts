/**
 * The question before the desk speaks to a host that it does not know. A page that was taken over could name any host, and
 * send it what the clerk types; so main asks in the system's own box, where no page can press a button.
 */
import type { Language } from '../../common/words/languages.ts'
import { createGate } from '../clock/gate.ts'
import type { Question } from '../texts/question.ts'
import { textsIn } from '../texts/texts.ts'

/** What asking works with. */
export type NewHostPorts = {
  ask: (question: Question) => Promise<boolean>
  language: () => Language
  /** The base URLs that need no question: of the kept services, and what whoever installed the desk gave. */
  known: () => readonly string[]
  monotonic: () => number
}

/** Says whether the desk may speak to the host of a base URL. */
export type MayReach = (baseUrl: string) => Promise<boolean>

// A page that asks on and on would have the clerk press anything to be rid of the boxes.
const mostQuestions = 5
const perQuestionMs = 60_000

/** Returns the function that asks. What the clerk agreed to holds until the app ends; one box is open at a time. */
export function newHosts({ ask, language, known, monotonic }: NewHostPorts): MayReach {
  const agreed = new Set<string>()
  const mayAsk = createGate({ monotonic }, mostQuestions, perQuestionMs)
  let isAsking = false

  return async (baseUrl) => {
    const host = hostOf(baseUrl)
    if (agreed.has(host) || known().some((each) => hostOf(each) === host)) return true
    if (isAsking || !mayAsk()) return false
    isAsking = true
    try {
      if (!(await ask(hostQuestion(host, language())))) return false
      agreed.add(host)
      return true
    } finally {
      isAsking = false
    }
  }
}

// With its port: another program listens at another one.
const hostOf = (baseUrl: string): string => URL.parse(baseUrl.trim())?.host ?? ''

function hostQuestion(host: string, language: Language): Question {
  const say = textsIn(language)
  const isForeign = host.split('.').some((part) => part.startsWith('xn--'))
  return {
    message: say('newHost.question', { host }),
    detail: [say('newHost.detail', { host })].concat(isForeign ? say('linkHost.foreign') : []).join('\n\n'),
    yes: say('newHost.yes', { host }),
    no: say('newHost.no')
  }
}
