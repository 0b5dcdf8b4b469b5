import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { mayGoAsTyped } from '../../common/people/code/code-problem.ts'
import { type CodeReading, readCode } from '../../common/people/code/read-code.ts'
import type { Problem } from '../../common/words/problems.ts'
import { checkDraft, countryForCode, type FieldProblems, toInput } from '../claims/check.ts'
import { changeDraft, type Draft, useDrafts } from '../drafts/draft-store.ts'
import { isLeaving, leaveAs } from '../drafts/kept-drafts.ts'
import { readAhead } from '../handover/use-shown-link.ts'
import { desk } from '../state/desk.ts'
import { goToRequest } from '../state/going.ts'
import { stayedWithHand } from '../state/hand-store.ts'
import { codeCountryAt } from '../state/office-country.ts'
import { personLanguage } from '../state/person-language.ts'
import { announce } from '../ui/announce.tsx'
import { ask } from '../ui/surprise.ts'
import { lateMs } from '../ui/use-late.ts'
import { isUnchanged } from './came-before.tsx'
import type { BareCode } from './country-question.tsx'

/** Fills in a reference that is free, unless the clerk has typed one. */
export function useSuggestedReference(key: string, draft: Draft | undefined): void {
  const needsOne = draft !== undefined && draft.corrects === undefined && draft.suggested === ''
  const serviceId = draft?.serviceId
  useEffect(() => {
    if (!needsOne || serviceId === undefined) return
    let isGone = false
    void ask(() => desk().requests.suggestReference({ serviceId })).then((outcome) => {
      if (isGone || outcome === undefined || !outcome.ok) return
      const typed = useDrafts.getState().drafts[key]?.reference ?? ''
      changeDraft(key, { suggested: outcome.value, ...(typed === '' ? { reference: outcome.value } : {}) })
    })
    return () => {
      isGone = true
    }
  }, [key, needsOne, serviceId])
}

/**
 * Creates it, and reads what its person is to be shown: where the service is quick, the next view begins with the code.
 * Nothing is shown to anybody once the clerk has gone on to something else.
 */
async function createAndRead(draft: Draft, key: string, hasStayed: () => boolean) {
  const outcome = await ask(() => desk().requests.create({ ...toInput(draft, office(draft)), draft: key }))
  if (!outcome?.ok || !hasStayed()) return outcome
  const { id } = outcome.value
  await readAhead(id, personLanguage(id))
  if (!hasStayed()) void ask(() => desk().handover.hide({ id }))
  return outcome
}

const office = ({ serviceId }: Draft): string => codeCountryAt(serviceId)

const readingOf = (draft: Draft): CodeReading =>
  readCode(draft.claims.sub, countryForCode(draft.claims, office(draft)), new Date())

/** What is wrong, but for a code that the clerk may know to be right: about that one is asked. */
function checkedDraft(draft: Draft): { wrong: FieldProblems; isAsked: boolean } {
  const { 'claims.sub': code, ...others } = checkDraft(draft, new Date(), office(draft))
  const isAsked = code !== undefined && mayGoAsTyped(readingOf(draft))
  return { wrong: code === undefined || isAsked ? others : { ...others, 'claims.sub': code }, isAsked }
}

/** What is asked about a code that does not go out as it is. */
function bareCodeOf(draft: Draft): BareCode {
  const reading = readingOf(draft)
  const typed = draft.claims.sub.trim()
  if (reading.kind === 'question') return { typed, about: reading.why, codes: reading.candidates }
  if (reading.kind === 'notCode') return { typed, about: reading.looksLike, codes: reading.candidates }
  return { typed, about: 'whose', codes: [] }
}

async function suggestedReference({ serviceId }: Draft): Promise<string> {
  const outcome = await ask(() => desk().requests.suggestReference({ serviceId }))
  return outcome?.ok ? outcome.value : ''
}

const hasClaim = ({ claims }: Draft): boolean => Object.values(claims).some((value) => value.trim() !== '')

/** Creating the request that a draft describes. */
export function useCreate(key: string, draft: Draft | undefined) {
  const { t } = useTranslation()
  const [fields, setFields] = useState<FieldProblems>({})
  const [problem, setProblem] = useState<Problem | null>(null)
  /** A code without its country: the clerk is asked whose it is, and the answer creates. */
  const [bare, setBare] = useState<BareCode | null>(null)
  const [isCreating, setCreating] = useState(false)
  /** It was said that nothing is different from what was asked before: the next attempt is meant. */
  const [isAskedUnchanged, setAskedUnchanged] = useState(false)
  /** Counts refused attempts, so that each one moves the focus again. */
  const [attempt, setAttempt] = useState(0)

  function refuse(wrong: FieldProblems, whole: Problem | null) {
    const count = Object.values(wrong).filter((code) => code !== undefined).length
    setFields(wrong)
    setProblem(whole)
    setAttempt((before) => before + 1)
    if (count > 0) announce(t('create.fix', { count }))
  }

  const refuseFor = (error: Problem) => refuse(error.fields ?? {}, error.fields === undefined ? error : null)

  function askUnchanged() {
    setAskedUnchanged(true)
    announce(t('create.unchanged'))
  }

  async function create(draft: Draft | undefined) {
    // Known before anything is painted, and by a form that was left and opened again: a second press makes no second request.
    if (draft === undefined || isLeaving(key)) return
    const { wrong, isAsked } = checkedDraft(draft)
    if (Object.keys(wrong).length > 0) return refuse(wrong, null)
    if (isAsked) return setBare(bareCodeOf(draft))
    if (isUnchanged(draft) && !isAskedUnchanged) return askUnchanged()
    await send(draft)
  }

  async function send(draft: Draft) {
    // After so long the button says what it is doing. What is done sooner needs no words, and no time to paint them.
    const late = setTimeout(() => setCreating(true), lateMs)
    setProblem(null)
    const hasStayed = stayedWithHand()
    const outcome = await leaveAs(
      key,
      () => createAndRead(draft, key, hasStayed),
      (answer) => answer?.ok === true
    )
    clearTimeout(late)
    setCreating(false)
    if (outcome?.ok === false) return refuseFor(outcome.error)
    if (outcome === undefined || !hasStayed()) return
    const { value: detail } = outcome
    goToRequest({ id: detail.id, isHandedOver: true, detail })
  }

  /** Two keys in quick succession: the second may come before the suggested reference. */
  async function identifyAnyone(draft: Draft) {
    const reference = draft.reference.trim() === '' ? await suggestedReference(draft) : draft.reference
    await create({ ...draft, reference, isDiscovery: true })
  }

  /** Takes the answer to whose code it is, and goes on creating. */
  function answer(said: { sub: string } | 'asTyped') {
    setBare(null)
    if (draft === undefined) return
    const sub = said === 'asTyped' ? draft.claims.sub : said.sub
    const part = { claims: { ...draft.claims, sub }, subAsTyped: sub }
    changeDraft(key, part)
    void create({ ...draft, ...part })
  }

  /** A field that is being put right is no longer wrong until the next attempt. */
  function forgive(...names: string[]) {
    setAskedUnchanged(false)
    setFields((before) => ({ ...before, ...Object.fromEntries(names.map((name) => [name, undefined])) }))
  }

  return {
    fields,
    problem,
    isCreating,
    isAskedUnchanged,
    attempt,
    create: () => create(draft),
    /** Creates a request that asks for nobody in particular; undefined where something about the person is filled in. */
    identifyAnyone: draft === undefined || hasClaim(draft) ? undefined : () => identifyAnyone(draft),
    bare,
    answer,
    leave: () => setBare(null),
    forgive
  }
}
