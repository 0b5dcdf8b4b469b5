/** The words that logs and health may say to IT support: the app's own codes, and the codes of the system and its libraries. */
import { constants } from 'node:os'
import { policyRefusals } from '../../common/words/app/policy.ts'
import { startupStages } from '../../common/words/app/startup.ts'
import { hopCodes, looks } from '../../common/words/hops.ts'
import { problemCodes } from '../../common/words/problems.ts'

// What the parts of main name in their own files, and nobody else needs as a list.
const ofMain = [
  // calls of the service, and of the keychain
  ...['token', 'list', 'create', 'show', 'proof', 'get', 'set', 'remove', 'probe'],
  // kinds of failure (eeid/errors.ts) and their details
  ...['offline', 'inBetween', 'proxySignIn', 'timeout', 'unauthorised', 'rejected', 'notFound', 'busy', 'server'],
  ...[
    'malformed',
    'secretUnavailable',
    'insecureUrl',
    'redirect',
    'connectionShut',
    'connectionsNotClosed',
    'deadline'
  ],
  ...['ended', 'html', 'impossibleId', 'none', 'ofAnother', 'otherRequest', 'proxyAuthentication', 'tooLarge'],
  ...['unexpectedStatus', 'unknown', 'waiting', 'wrongShape', 'no', 'perhaps'],
  ...['PROXY_SIGN_IN_MISSING', 'PROXY_SIGN_IN_REFUSED', 'missing', 'refused'],
  // the keychain, the databases, the policy
  ...['ok', 'locked', 'denied', 'tooLong', 'unreadable', 'damaged', 'tooNew', 'diskFault', 'OTHER'],
  ...['file', 'registry', 'profile'],
  // the receiver of webhooks (webhook/refusals.ts, webhook/health.ts)
  ...[
    'path',
    'method',
    'type',
    'headersTooLarge',
    'tooSlow',
    'unsigned',
    'signature',
    'clientId',
    'tooMany',
    'keychain'
  ],
  ...['off', 'starting', 'listening', 'failed', 'portInUse', 'addressNotHere', 'notAllowed', 'fault'],
  // the door (ipc/door.ts)
  ...['the frame is gone', 'not the window of this call', 'not the main frame', 'not our origin', 'the desk is locked'],
  ...['too many arguments', 'the argument does not fit', 'only for a manager'],
  // errors of the language and of the libraries
  ...['Error', 'TypeError', 'RangeError', 'SyntaxError', 'ReferenceError', 'AggregateError', 'EvalError', 'URIError'],
  ...[
    'SqliteError',
    'ZodError',
    'StoreFault',
    'LockedSetting',
    'OfficeSetting',
    'FolderFault',
    'NetFailure',
    'RefusedCall'
  ],
  ...['AbortError', 'TimeoutError', 'SystemError', 'DOMException', 'object', 'string', 'undefined'],
  // events (events/events.ts)
  ...[
    'startupChanged',
    'preferencesChanged',
    'accessChanged',
    'servicesChanged',
    'requestsChanged',
    'requestsCompleted'
  ],
  ...[
    'displaysChanged',
    'requestWanted',
    'proofBatchChanged',
    'verifyProgressed',
    'connectionChanged',
    'proxiesChanged'
  ],
  ...['filingChanged', 'webhookChanged', 'screenChanged', 'deskLocked', 'lookersChanged', 'requestInHand']
]

const words: ReadonlySet<string> = new Set([
  ...ofMain,
  ...problemCodes,
  ...hopCodes,
  ...looks,
  ...policyRefusals,
  ...startupStages,
  ...Object.keys(constants.errno)
])

// Codes of SQLite, Chromium, Node and TLS, which have no list of their own here, and `status502`.
const codes = /^(SQLITE|ERR|UND_ERR|EAI|CERT|HPE|SELF_SIGNED|UNABLE_TO)_[A-Z0-9_]{1,60}$|^status\d{3}$/

/** Whether a word is one of these. `more`: others that are known, as the names of calls. */
export const isKnownWord = (word: string, more?: ReadonlySet<string>): boolean =>
  words.has(word) || more?.has(word) === true || codes.test(word) || isErrorWithCode(word)

// `TypeError ERR_INVALID_URL`, as the log has what nobody caught.
function isErrorWithCode(text: string): boolean {
  const [name = '', code = '', ...rest] = text.split(' ')
  return rest.length === 0 && words.has(name) && (words.has(code) || codes.test(code))
}
