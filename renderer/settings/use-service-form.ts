import { useState } from 'react'
import type { FieldProblemCode, Outcome, Problem } from '../../common/words/problems.ts'
import type { ServiceInput } from '../../preload/contract/services.ts'
import { desk } from '../state/desk.ts'
import { ask } from '../ui/surprise.ts'

/** What the form may have under way. */
export type ServiceWork = 'none' | 'testing' | 'saving'

/** What was found out last: beside which button it is told depends on `of`. */
export interface ServiceNews {
  of: 'test' | 'save'
  problem: Problem | null
}

interface Options {
  initial: ServiceInput
  id: string | undefined
  isSaved: boolean
  save: (input: ServiceInput) => Promise<Outcome<unknown>>
}

/** The state of the form of a service, the same at the first start and in the settings. */
export function useServiceForm({ initial, id, isSaved, save }: Options) {
  const [input, setInput] = useState(initial)
  const [fields, setFields] = useState<Partial<Record<string, FieldProblemCode>>>({})
  const [work, setWork] = useState<ServiceWork>('none')
  const [news, setNews] = useState<ServiceNews | null>(isSaved ? { of: 'save', problem: null } : null)

  function change(part: Partial<ServiceInput>) {
    setInput((before) => ({ ...before, ...part }))
    setFields((before) => ({ ...before, ...Object.fromEntries(Object.keys(part).map((key) => [key, undefined])) }))
    // What was found out was about other words.
    setNews(null)
  }

  async function run(kind: 'testing' | 'saving', call: () => Promise<Outcome<unknown>>) {
    if (work !== 'none') return false
    setWork(kind)
    setNews(null)
    const outcome = await ask(call)
    setWork('none')
    if (outcome === undefined) return false
    const of = kind === 'testing' ? 'test' : 'save'
    setFields(outcome.ok ? {} : (outcome.error.fields ?? {}))
    setNews({ of, problem: outcome.ok ? null : outcome.error })
    return outcome.ok
  }

  return {
    input,
    fields,
    work,
    news,
    change,
    test: () => run('testing', () => desk().services.testConnection(id === undefined ? input : { ...input, id })),
    async submit() {
      const isSaved = await run('saving', () => save(input))
      // The secret is in the keychain now and is not kept here.
      if (isSaved) setInput((before) => ({ ...before, clientSecret: '' }))
      return isSaved
    }
  }
}
