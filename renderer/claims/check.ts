import { bareCodes } from '../../common/people/bare-code.ts'
import { birthdateProblem } from '../../common/people/birthdate.ts'
import type { FieldProblemCode } from '../../common/words/problems.ts'
import { type ClaimKind, claimTypes, kindOf } from '../../common/words/requests.ts'
import type { DraftInput } from '../../preload/contract/draft.ts'
import type { KeptDraft } from '../../preload/contract/drafts.ts'
import { isCountry } from './countries.ts'
import { claimsSent } from './typing.ts'

/** What is wrong, by the field's name in the contract. */
export type FieldProblems = Readonly<Partial<Record<string, FieldProblemCode>>>

/** The fields in the order of the form, for going to the first one that is wrong. */
const fieldOrder: readonly string[] = ['claims', ...claimTypes.map((type) => `claims.${type}`), 'reference', 'reason']

const fine = () => undefined

/** What is wrong with a typed claim of each kind, if it has a value. */
const problemOf: Record<ClaimKind, (typed: string, today: Date) => FieldProblemCode | undefined> = {
  code: fine,
  name: fine,
  date: birthdateProblem,
  country: (typed) => (isCountry(typed) ? undefined : 'notACountry'),
  text: fine
}

/** What can be told before asking main, so that a typed date that is none is told together with the rest. */
export function checkDraft(
  draft: Pick<KeptDraft, 'claims' | 'reference' | 'subAsTyped' | 'isDiscovery'>,
  today = new Date()
): FieldProblems {
  const { claims } = draft
  const hasClaim = Object.values(claims).some((value) => value.trim() !== '')
  const problems: [string, FieldProblemCode | undefined][] = [
    ['claims', hasClaim || draft.isDiscovery ? undefined : 'noClaim'],
    ...claimTypes.map((type): [string, FieldProblemCode | undefined] => [
      `claims.${type}`,
      claims[type] === '' ? undefined : problemOf[kindOf(type)](claims[type], today)
    ]),
    ...(isBare(draft, today) ? [['claims.sub', 'codeWithoutCountry'] satisfies [string, FieldProblemCode]] : []),
    ['reference', draft.reference.trim() === '' ? 'required' : undefined]
  ]
  return Object.fromEntries(problems.filter(([, code]) => code !== undefined))
}

/** A national code without its country, which the clerk does not know to be another number. */
const isBare = ({ claims, subAsTyped }: Pick<KeptDraft, 'claims' | 'subAsTyped'>, today: Date): boolean =>
  claims.sub !== subAsTyped && bareCodes(claims.sub, claims.country, today).length > 0

/** The draft as it crosses to main. */
export function toInput(draft: KeptDraft): DraftInput {
  const { claims, corrects, asksAgain, reasonTranslations, subAsTyped, isDiscovery } = draft
  return {
    serviceId: draft.serviceId,
    claims: claimsSent(claims),
    reference: draft.reference,
    reason: draft.reason,
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
