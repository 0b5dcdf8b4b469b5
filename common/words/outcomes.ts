/** The words for what comparing a request came to, and for what the clerk makes of it. */

/**
 * What comparing a completed request came to. `matching`: everything that was required was received, and nothing
 * differs; `differing`: something differs; `notCompared`: something that was required could not be compared, which never
 * counts as a match; `identified`: the request asked for nobody in particular, and somebody was identified, which is no
 * match either.
 */
export const outcomeWords = ['matching', 'differing', 'notCompared', 'identified'] as const
export type OutcomeWord = (typeof outcomeWords)[number]

/**
 * Why a received claim differs from the required one. `writing`: capitals and blanks only; `marksTwoWays`: one has two
 * letters for a marked one, the other a plain one; `otherAlphabet`: a letter of another alphabet that looks the same;
 * `twoAlphabets`: no rule is known by which one is written in the other's; `initial`: one letter for a name; `title`: a title, as Dr; `latvian`:
 * with the ending that Latvian adds; `countryMissing`: the same code without its country; `missing`: the method told no
 * such claim; `otherPerson`: another code of the same kind; `untellable`: names that have nothing in common;
 * `documentNumber`: the number that was asked for stands in the person's document too; `unknown`: the values do not tell.
 */
export const differenceReasons = [
  'writing',
  'diacritics',
  'transliteration',
  'marksTwoWays',
  'otherAlphabet',
  'twoAlphabets',
  'initial',
  'title',
  'latvian',
  'nameOrder',
  'hyphen',
  'missingName',
  'extraName',
  'swappedLetters',
  'oneLetter',
  'swappedDigits',
  'oneDigit',
  'dayMonthSwapped',
  'countryOnly',
  'countryMissing',
  'missing',
  'documentNumber',
  'otherPerson',
  'untellable',
  'unknown'
] as const
export type DifferenceReason = (typeof differenceReasons)[number]

/**
 * What all claims say together. `probablySame`: nothing differs that a slip of writing does not explain; `another`: the
 * code is another person's; `unclear`: neither can be said.
 */
export const likenesses = ['probablySame', 'another', 'unclear'] as const
export type Likeness = (typeof likenesses)[number]

/** What speaks against accepting, or is only to be noticed, by the comparison and the office's acceptance policy. */
export const concerns = [
  'differs',
  'notCompared',
  'identified',
  'levelTooLow',
  'levelUnknown',
  'methodNotAllowed',
  'methodUnknown',
  'endedBefore',
  'ended',
  'endsSoon'
] as const
export type Concern = (typeof concerns)[number]

/** Who compared; `deskAgainstService`: the service says that all is as required, and the desk sees that it is not. */
export const comparers = ['service', 'desk', 'deskAgainstService'] as const
export type ComparedBy = (typeof comparers)[number]

/** What the clerk may decide about a completed request. */
export const verdicts = ['accept', 'reject', 'askAgain'] as const
export type Verdict = (typeof verdicts)[number]
