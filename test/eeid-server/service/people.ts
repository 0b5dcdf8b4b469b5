import type { Person } from './model.ts'
import { birthdateOfSub } from './national-codes.ts'

/**
 * Test persons: the codes of the eeID API description, "Test data". Only the first two names are published there, the
 * other names are made up. The last two persons have no eID and show a document.
 */
export const TEST_PERSONS: readonly Person[] = [
  person('EE30303039914', 'OK', 'TESTNUMBER'),
  person('EE60001019906', 'MARY ÄNN', 'O’CONNEŽ-ŠUSLIK TESTNUMBER'),
  person('EE60001017869', 'EID2016', 'TESTNUMBER'),
  person('EE39901012239', 'ÕNNELA-ÜLLE', 'TESTNUMBER'),
  person('LT50001018865', 'ŽYDRŪNĖ', 'TESTNUMBER'),
  person('LT40504040001', 'EGLĖ', 'TESTNUMBER'),
  person('LV050405-10009', 'ĢIRTS', 'TESTNUMBER'),
  { ...person('BE05040400032', 'NOÉMIE', 'TESTNUMBER'), birthdate: '2005-04-04' },
  {
    ...person('UAFE123456', 'ОЛЕНА', 'ПЕТРЕНКО'),
    birthdate: '1988-11-30',
    country: 'UA',
    documentNumber: 'FE123456'
  },
  {
    ...person('FI131052-308T', 'MÄRTHA', 'ÅKESSON'),
    birthdate: '1952-10-13',
    country: 'FI',
    idNumber: '131052-308T',
    documentNumber: 'FP1234567'
  }
]

/** The test person with that `sub` (trimmed, whatever the case), or undefined. */
export function testPerson(sub: string): Person | undefined {
  const wanted = sub.trim().toUpperCase()
  return TEST_PERSONS.find((known) => known.sub === wanted)
}

function person(sub: string, givenName: string, familyName: string): Person {
  return {
    sub,
    givenName,
    familyName,
    birthdate: birthdateOfSub(sub),
    country: sub.slice(0, 2),
    idNumber: null,
    documentNumber: null
  }
}
