/** The reasons for which a received claim may differ from the required one. */

/**
 * What was found. `writing`: capitals and blanks only; `missing`: the method told no such claim; `otherPerson`: the two
 * have nothing in common; `documentNumber`: the number that was asked for stands in the person's document too; `unknown`: the
 * values do not tell.
 */
export type DifferenceReason =
  | 'writing'
  | 'diacritics'
  | 'transliteration'
  | 'nameOrder'
  | 'hyphen'
  | 'missingName'
  | 'extraName'
  | 'swappedLetters'
  | 'oneLetter'
  | 'swappedDigits'
  | 'oneDigit'
  | 'dayMonthSwapped'
  | 'countryOnly'
  | 'missing'
  | 'documentNumber'
  | 'otherPerson'
  | 'unknown'
