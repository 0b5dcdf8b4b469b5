/** Expected failures are values with a stable code; the renderer has a sentence for each in every language. */

import { hopCodes, type LooksLike } from './hops.ts'

/** Stable codes of everything that is expected to go wrong. */
export const problemCodes = [
  // what was typed
  'invalid',
  // the service (eeID API description, "Calls")
  'offline',
  'timeout',
  'unauthorised',
  'rejected',
  'notFound',
  'busy',
  'serverFault',
  'malformed',
  'insecureUrl',
  // the way to it
  ...hopCodes,
  // the desk
  'keychainLocked',
  'keychainMissing',
  'keychainDenied',
  'keychainFull',
  'secretMissing',
  'secretTooLong',
  // the app ended while the request was on its way
  'interrupted',
  // it asks for nobody in particular, and the service tells no references: nothing says whether the service has it
  'cannotBeFound',
  'storeClosed',
  // what the desk keeps could not be set aside: all of it is where it was
  'notSetAside',
  // another key for what the desk keeps: all of it is under the old one
  'keyNotChanged',
  'unknownRequest',
  'unknownService',
  // the office has paused it
  'servicePaused',
  // something of it is still under way, so it is not removed
  'serviceUnsettled',
  'serviceHeld',
  // of requests that were imported
  'unknownBatch',
  'noLinkYet',
  'notNow',
  'notConfirmed',
  'notUnderstood',
  // proofs
  'proofNotYet',
  'proofRefused',
  'proofDamaged',
  'diskFull',
  'folderReadOnly',
  'folderGone',
  // what is there is not the folder that was chosen, or a link in it leads elsewhere
  'otherFolder',
  'linkInFolder',
  // another desk takes request files from there
  'folderOfOther',
  'fileBusy',
  'diskFault',
  // where the desk keeps its own data: nothing of it can be written
  'dataDiskFull',
  /** The office's IT has fixed this setting. `detail`: its name. */
  'lockedByPolicy',
  'dataDiskFault',
  'fileTooBig',
  'fileUnreadable',
  'noViewer',
  'noFolderViewer',
  // the system does not start the app, or does not stop to
  'startNotSet',
  // the system showed no file manager
  'folderNotOpened',
  // reaching further: the clerk said no in the system's box
  'hostRefused',
  'addressRefused',
  'testsTooOften',
  // handing a link over
  'linkTooLong',
  // a code of it would be finer than receipt printers print
  'linkTooLongForSlip',
  // the link leads elsewhere than to the service
  'linkRefused',
  'mailTooLong',
  'noMailProgram',
  'proofTooLarge',
  // more of the list than is exported or printed at once
  'listTooLong',
  // clerks and the lock
  'managerOnly',
  'unknownClerk',
  'lastManager',
  'managerNeeded',
  'pinNeeded',
  'pinMissing',
  'pinWait',
  // erasing: what was typed again is not what was looked for; what was chosen is another by now; some of it is held, or
  // still in work; it is ordered, and done at the next start
  'erasureNotConfirmed',
  'erasureChanged',
  'erasureHeld',
  'erasureInWork',
  'nothingToErase',
  'erasureWaits',
  'notHeld',
  // the server of an office of several desks: it does not answer, its certificate is not of the office's authority, it
  // knows no such login, nobody has prepared it, it is of an older version, it takes nothing, or none of these
  'officeUnreachable',
  'officeUntrusted',
  'officeLoginRefused',
  'officeNoSchema',
  'officeOldSchema',
  'officeStandby',
  'officeOfOthers',
  'officeFull',
  'officeFault',
  // the keychain does not give the desk's keys of the office
  'officeKeysMissing',
  // printing
  'noSpooler',
  'noPrinterChosen',
  'printerGone',
  'printFailed',
  // the system did not say in time whether it took the pages
  'printUnsure'
] as const

/** Stable codes of what may be wrong with one field of a form. */
export const fieldProblemCodes = [
  'required',
  'tooLong',
  'noClaim',
  'notADate',
  'noSuchDay',
  // 12/31/1980, where the day comes first
  'monthFirst',
  'shortYear',
  'dateInFuture',
  // 00.00.1950: a part of it is not known
  'partOfDate',
  // the number by which a spreadsheet counts a day
  'dateAsNumber',
  // of a column that is written day first and month first: this one may be two days
  'eitherDay',
  'notACountry',
  // a national code without the letters of its country, which can match nobody
  'codeWithoutCountry',
  // what is no code at all: a name, a date, two codes, …
  'notACode',
  // a national code without the noughts in front of it
  'zerosLost',
  // its letters may be those of one country or of another
  'codeTwoWays',
  // no letters in it, or a personal code
  'notAName',
  // some of its letters were lost on the way
  'lettersLost',
  'notAUrl',
  'notAnId',
  'insecureUrl',
  'notAnAddress',
  'notAPort',
  // the base URL and client id say whose requests these are: fixed once the desk keeps some
  'fixed',
  // a template of a mail or a message without its link, or with a place that there is not
  'linkPlaceMissing',
  // filled in, a mail would be longer than mail programs take
  'mailTooLong',
  'messagePlaceUnknown',
  // a template of references without {desk} or {number}, or with a place that there is not
  'templateIncomplete',
  'templateUnknown',
  // what was typed is not the name of what is to be removed
  'nameDiffers',
  // a clerk's name, PIN and code
  'nameTaken',
  'pinTooShort',
  'pinTooEasy',
  'pinWrong',
  // a template of file names with a place that there is not
  'placeUnknown',
  // no name and port of a server, no certificates, no code of an office or of its sheet
  'notAServer',
  'notCertificates',
  'notOfficeCode',
  'notSheetCode'
] as const

/** Stable code of an expected failure. */
export type ProblemCode = (typeof problemCodes)[number]

/** Stable code of what is wrong with one field. */
export type FieldProblemCode = (typeof fieldProblemCodes)[number]

/** An expected failure. */
export type Problem = {
  code: ProblemCode
  /** The service's own words, shown as they are (422). */
  text?: string | undefined
  /** For `invalid`: what is wrong, by the field's name. */
  fields?: Record<string, FieldProblemCode> | undefined
  /** Technical detail for IT support, without personal data. */
  detail?: string | undefined
  /** Of `inBetween`: what the answer looks like. */
  looksLike?: LooksLike | undefined
  /** The proxy in question, `host:port`. */
  proxy?: string | undefined
  /** The certificate in question; times as RFC 3339. `now`: what this computer's clock said when it was refused. */
  certificate?: { issuer: string; from: string; until: string; now: string } | undefined
}

/** Either the value or an expected failure. */
export type Outcome<T> = { ok: true; value: T } | { ok: false; error: Problem }

/** Success. */
export const ok = <T>(value: T): Outcome<T> => ({ ok: true, value })

/** An expected failure. */
export const failed = (error: Problem): { ok: false; error: Problem } => ({ ok: false, error })
