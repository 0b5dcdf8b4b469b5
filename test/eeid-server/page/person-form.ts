import { personAsRequired } from '../service/as-required.ts'
import { type Claim, METHODS, type Method, type Person } from '../service/model.ts'
import { birthdateOfSub, isRealDate } from '../service/national-codes.ts'
import { testPerson } from '../service/people.ts'

/** The fields of the person's form. */
export type PersonField =
  | 'given_name'
  | 'family_name'
  | 'date_of_birth'
  | 'sub'
  | 'country'
  | 'id_number'
  | 'document_number'
  | 'method'
  | 'person'
  | 'action'

/** What somebody did on the person's page. */
export type PersonForm =
  | { kind: 'authenticated'; person: Person; method: Method }
  | { kind: 'gave-up' }
  | { kind: 'unclear'; field: PersonField }

/** Reads a submitted form; `claims` are those of the request, for who authenticates as required. */
export function readPersonForm(form: URLSearchParams, claims: readonly Claim[]): PersonForm {
  const action = form.get('action')
  if (action === 'give-up') return { kind: 'gave-up' }
  const method = METHODS.find((known) => known === (form.get('method') ?? 'ID_CARD'))
  if (!method) return { kind: 'unclear', field: 'method' }
  switch (action) {
    case 'as-required':
      return { kind: 'authenticated', person: personAsRequired(claims), method }
    case 'as-test-person': {
      const person = testPerson(form.get('person') ?? '')
      return person ? { kind: 'authenticated', person, method } : { kind: 'unclear', field: 'person' }
    }
    case 'as-described':
      return describedPerson(form, method)
    default:
      return { kind: 'unclear', field: 'action' }
  }
}

function describedPerson(form: URLSearchParams, method: Method): PersonForm {
  const text = (field: PersonField) => form.get(field)?.trim() ?? ''
  const birthdate = text('date_of_birth')
  if (birthdate !== '' && !isRealDate(birthdate)) return { kind: 'unclear', field: 'date_of_birth' }
  const country = text('country').toUpperCase()
  if (country !== '' && !/^[A-Z]{2}$/.test(country)) return { kind: 'unclear', field: 'country' }
  const number = text('id_number') || text('document_number')
  const sub = text('sub') || (country && number ? `${country}${number}` : '')
  if (!/^[A-Za-z]{2}.+/.test(sub)) return { kind: 'unclear', field: 'sub' }
  const person: Person = {
    sub,
    givenName: text('given_name'),
    familyName: text('family_name'),
    birthdate: birthdate || birthdateOfSub(sub.toUpperCase()),
    country: country || sub.slice(0, 2).toUpperCase(),
    idNumber: text('id_number') || null,
    documentNumber: text('document_number') || null
  }
  return { kind: 'authenticated', person, method }
}
