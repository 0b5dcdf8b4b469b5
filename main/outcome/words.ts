/**
 * The number of the rules that outcomes are worked out by. It grows with every change to what comes out; outcomes that
 * were kept under a smaller number are worked out anew.
 */
export const outcomeRules = 5
