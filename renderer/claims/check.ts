import { bareCodes } from '../../common/people/bare-code.ts'
import type { FieldProblemCode } from '../../common/words/problems.ts'
import type { DraftInput } from '../../preload/contract/draft.ts'
import type { KeptDraft } from '../../preload/contract/drafts.ts'
import { birthdateProblem, birthdateToIso } from './birthdate.ts'
import { isCountry } from './countries.ts'

/** What is wrong, by the field's name in the contract. */
export type FieldProblems = Readonly<Partial<Record<string, FieldProblemCode>>>

/** The fields in the order of the form, for going to the first one that is wrong. */
const fieldOrder = [
  'claims',
  'claims.sub',
  'claims.name',
  'claims.birthdate',
  'claims.country',
  'reference',
  'reason'
] as const

/** What can be told before asking main, so that a typed date that is none is told together with the rest. */
export function checkDraft(
  draft: Pick<KeptDraft, 'claims' | 'reference' | 'subAsTyped'>,
  today = new Date()
): FieldProblems {
  const { birthdate, country } = draft.claims
  const hasClaim = Object.values(draft.claims).some((value) => value.trim() !== '')
  const problems: [string, FieldProblemCode | undefined][] = [
    ['claims', hasClaim ? undefined : 'noClaim'],
    ['claims.sub', isBare(draft, today) ? 'codeWithoutCountry' : undefined],
    ['claims.birthdate', birthdateProblem(birthdate, today)],
    ['claims.country', country === '' || isCountry(country) ? undefined : 'notACountry'],
    ['reference', draft.reference.trim() === '' ? 'required' : undefined]
  ]
  return Object.fromEntries(problems.filter(([, code]) => code !== undefined))
}

/** A national code without its country, which the clerk does not know to be another number. */
const isBare = ({ claims, subAsTyped }: Pick<KeptDraft, 'claims' | 'subAsTyped'>, today: Date): boolean =>
  claims.sub !== subAsTyped && bareCodes(claims.sub, claims.country, today).length > 0

/** The draft as it crosses to main. */
export function toInput(draft: KeptDraft): DraftInput {
  const { claims, corrects, asksAgain, reasonTranslations, subAsTyped } = draft
  return {
    serviceId: draft.serviceId,
    claims: { ...claims, birthdate: birthdateToIso(claims.birthdate) ?? claims.birthdate },
    reference: draft.reference,
    reason: draft.reason,
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
