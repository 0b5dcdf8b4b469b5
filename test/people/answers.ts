/**
 * What a service may tell of a request, with what the desk has to say of it. Each row stands for a kind: a new one is a row
 * more. `asked`: what this desk has asked; null where another client made the request.
 */
import type { RequestState } from '../../common/words/request-states.ts'

/** One answer. `came`: who the list says came; `number`: the code received; `isDocument`: it is a document's number. */
export interface AnswerCase {
  what: string
  asked: Readonly<Record<string, string>> | null
  told: Readonly<Record<string, unknown>>
  right: { state: RequestState; came?: string | null; number?: string | null; born?: string; isDocument?: boolean }
}

const mari = { sub: 'EE60001019906', given_name: 'Mari', family_name: 'Maasikas', date_of_birth: '2000-01-01' }
const blank = [{ type: 'sub', value: '' }]
const done = { status: 'completed', result: mari }
const came = { came: 'Mari Maasikas', number: 'EE60001019906', born: '2000-01-01' }

/** Nothing was compared: it never matches, whatever the service says. */
const nobodyAsked: AnswerCase[] = [
  {
    what: 'a blank code, with the service’s word that all matches',
    asked: null,
    told: { ...done, claims_required: blank, claims_matched: true },
    right: { state: 'identified', ...came }
  },
  {
    what: 'a blank name and no word of the service',
    asked: null,
    told: { ...done, claims_required: [{ type: 'name', value: '  ' }] },
    right: { state: 'identified', ...came }
  },
  {
    what: 'what this desk asked of nobody, of which the answer tells nothing',
    asked: { sub: '' },
    told: { ...done, claims_required: null, claims_matched: true, mismatched_claims: {}, claims_comparison_errors: [] },
    right: { state: 'identified', ...came }
  },
  {
    what: 'claims that the answer leaves out',
    asked: null,
    told: { ...done, claims_required: undefined, claims_matched: true },
    right: { state: 'notCompared' }
  },
  {
    what: 'a claim whose value the answer leaves out',
    asked: null,
    told: { ...done, claims_required: [{ type: 'sub', value: null }], claims_matched: true },
    right: { state: 'notCompared' }
  },
  {
    what: 'a blank code, and nobody told',
    asked: { sub: '' },
    told: { status: 'completed', claims_required: blank, claims_matched: true, result: {} },
    right: { state: 'notCompared', came: null, number: null }
  },
  {
    what: 'a blank code, of which the service sees a difference',
    asked: null,
    told: { ...done, claims_required: blank, claims_matched: false },
    right: { state: 'differing', ...came }
  },
  {
    what: 'a blank code beside a birth date that is as asked',
    asked: null,
    told: { ...done, claims_required: [...blank, { type: 'birthdate', value: '2000-01-01' }] },
    right: { state: 'matching', ...came }
  }
]

/** Statuses. */
const statuses: AnswerCase[] = [
  ...(['pending', 'expired', 'error', 'cancelled'] as const).map(
    (status): AnswerCase => ({
      what: `the status ${status}`,
      asked: { sub: 'EE60001019906' },
      told: { status, result: {} },
      right: {
        state: ({ pending: 'waiting', expired: 'expired', error: 'failed', cancelled: 'other' } as const)[status]
      }
    })
  ),
  {
    what: 'the status error of a request for nobody in particular',
    asked: { sub: '' },
    told: { status: 'error', claims_required: blank, claims_matched: true, result: {} },
    right: { state: 'failed', came: null }
  }
]

/** Fields under their older and newer names, and of documents. */
const fields: AnswerCase[] = [
  {
    what: 'name and birthdate, where the newer names are missing',
    asked: { name: 'Mari Maasikas', birthdate: '2000-01-01' },
    told: { status: 'completed', result: { sub: 'EE60001019906', name: 'MARI MAASIKAS', birthdate: '2000-01-01' } },
    right: { state: 'matching', ...came, came: 'MARI MAASIKAS' }
  },
  {
    what: 'last_name, as the oldest description has it',
    asked: { name: 'Mari Maasikas' },
    told: { status: 'completed', result: { sub: 'EE60001019906', given_name: 'Mari', last_name: 'Maasikas' } },
    right: { state: 'matching', came: 'Mari Maasikas', number: 'EE60001019906' }
  },
  {
    what: 'a document’s number in the code’s place, with the id number that was asked for beside it',
    asked: { sub: 'EE60001019906' },
    told: {
      status: 'completed',
      result: { ...mari, sub: 'EEAB0123456', country: 'EE', id_number: '60001019906', document_number: 'AB0123456' }
    },
    right: { state: 'matching', came: 'Mari Maasikas', number: 'EEAB0123456', isDocument: true }
  },
  {
    what: 'the same, which the service calls a difference',
    asked: { sub: 'EE60001019906' },
    told: {
      status: 'completed',
      claims_matched: false,
      mismatched_claims: { sub: { expected: 'EE60001019906', actual: 'EEAB0123456' } },
      result: { ...mari, sub: 'EEAB0123456', country: 'EE', id_number: '60001019906', document_number: 'AB0123456' }
    },
    right: { state: 'differing', number: 'EEAB0123456', isDocument: true }
  },
  {
    what: 'an id number in the code’s place, of somebody with a document',
    asked: { sub: 'EE60001019906' },
    told: {
      status: 'completed',
      result: { ...mari, country: 'EE', id_number: '60001019906', document_number: 'AB0123456' }
    },
    right: { state: 'matching', ...came, isDocument: false }
  },
  {
    what: 'no result at all',
    asked: { sub: 'EE60001019906' },
    told: { status: 'completed', result: null, claims_matched: null },
    right: { state: 'notCompared', came: null, number: null }
  },
  {
    what: 'a method that nobody knows, and fields of a newer service',
    asked: { sub: 'EE60001019906' },
    told: { ...done, result: { ...mari, authentication_type: 'EUDI_WALLET', wallet: { id: 1 } }, risk: 'low' },
    right: { state: 'matching', ...came }
  }
]

/** Every answer. */
export const answerCases: readonly AnswerCase[] = [...nobodyAsked, ...statuses, ...fields]

/** Methods, with whether the desk has a word for them; the others are told by their own name, never as a fault. */
export const methods: readonly (readonly [method: string, isKnown: boolean])[] = [
  ['ID_CARD', true],
  ['MOBILE_ID', true],
  ['SMART_ID', true],
  ['EUDI_WALLET', false],
  ['FREJA_EID_2030', false]
]
