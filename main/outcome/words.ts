/** The words for what comparing a completed request came to, as they are kept. */

/**
 * `matching`: something that was required was received, and nothing differs; `differing`: something differs;
 * `notCompared`: nothing could be compared, which never counts as a match.
 */
export type OutcomeWord = 'matching' | 'differing' | 'notCompared'

/**
 * The number of the rules that outcomes are worked out by. It grows with every change to what comes out; outcomes that
 * were kept under a smaller number are worked out anew.
 */
export const outcomeRules = 1
