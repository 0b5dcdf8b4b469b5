import { birthdateProblem } from '../../common/people/birthdate.ts'
import { codeToSend } from '../../common/people/code/code-problem.ts'
import { nameProblem } from '../../common/people/code/name-problem.ts'
import { isCountry } from '../../common/people/country/countries.ts'
import { tidied, tidiedLines } from '../../common/people/text.ts'
import type { FieldProblemCode } from '../../common/words/problems.ts'
import { type ClaimKind, type ClaimTexts, claimTypes, kindOf } from '../../common/words/requests.ts'
import type { DraftInput } from '../../preload/contract/draft.ts'
import type { KeptDraft } from '../../preload/contract/drafts.ts'
import { claimsSent } from './typing.ts'

/** What is wrong, by the field's name in the contract. */
export type FieldProblems = Readonly<Partial<Record<string, FieldProblemCode>>>

/** The fields in the order of the form, for going to the first one that is wrong. */
const fieldOrder: readonly string[] = ['claims', ...claimTypes.map((type) => `claims.${type}`), 'reference', 'reason']

const fine = () => undefined

/** Whose a code is that names no country: the country claim's, or the office's own. */
export const countryForCode = ({ country }: ClaimTexts, office: string): string =>
  isCountry(country) ? country : office

/** What is wrong with a typed claim of each kind, if it has a value. */
const problemOf: Record<ClaimKind, (typed: string, today: Date) => FieldProblemCode | undefined> = {
  code: fine,
  name: (typed, today) => (tidied(typed) === '' ? undefined : nameProblem(typed, today)),
  date: birthdateProblem,
  country: (typed) => (isCountry(typed) ? undefined : 'notACountry'),
  text: fine
}

/**
 * What can be told before asking main, so that a typed date that is none is told together with the rest. `office`: the
 * country of the office, for codes that name none.
 */
export function checkDraft(
  draft: Pick<KeptDraft, 'claims' | 'reference' | 'subAsTyped' | 'isDiscovery'>,
  today = new Date(),
  office = ''
): FieldProblems {
  const { claims } = draft
  const code = codeToSend(claims.sub, draft.subAsTyped, countryForCode(claims, office), today)
  const hasClaim = Object.values(claims).some((value) => value.trim() !== '')
  const problems: [string, FieldProblemCode | undefined][] = [
    ['claims', hasClaim || draft.isDiscovery ? undefined : 'noClaim'],
    ...claimTypes.map((type): [string, FieldProblemCode | undefined] => [
      `claims.${type}`,
      claims[type] === '' ? undefined : problemOf[kindOf(type)](claims[type], today)
    ]),
    ['claims.sub', code.problem],
    ['reference', draft.reference.trim() === '' ? 'required' : undefined]
  ]
  return Object.fromEntries(problems.filter(([, code]) => code !== undefined))
}

/** The draft as it crosses to main: as it was read, and as the form shows it. `office`: see `checkDraft`. */
export function toInput(draft: KeptDraft, office = ''): DraftInput {
  const { claims, corrects, asksAgain, reasonTranslations, subAsTyped, isDiscovery } = draft
  return {
    serviceId: draft.serviceId,
    claims: {
      ...claimsSent(claims),
      sub: codeToSend(claims.sub, subAsTyped, countryForCode(claims, office), new Date()).value
    },
    reference: tidied(draft.reference),
    reason: tidiedLines(draft.reason),
    ...(isDiscovery === undefined ? {} : { isDiscovery }),
    ...(subAsTyped === undefined ? {} : { subAsTyped }),
    ...(reasonTranslations === undefined ? {} : { reasonTranslations }),
    ...(corrects === undefined ? {} : { corrects }),
    ...(asksAgain === undefined ? {} : { asksAgain })
  }
}

/** The first field that is wrong, in the order of the form. */
export function firstWrong(problems: FieldProblems): string | undefined {
  return fieldOrder.find((name) => problems[name] !== undefined)
}
