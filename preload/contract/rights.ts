/**
 * Who may make which call. `anybody`: also while the desk is locked; `clerk`: whoever works here; `manager`: only one who
 * speaks for the office. Where a call keeps choices of both, it is a clerk's, and the store refuses what is the office's.
 */
import type { calls, Domain } from './contract.ts'

/** Who may make a call. */
export type Right = 'anybody' | 'clerk' | 'manager'

/** Every call of the contract. One that is not named here does not compile. */
export const rights = {
  startup: { state: 'anybody', retry: 'anybody', keepNothing: 'anybody', startAnew: 'anybody', changeKey: 'manager' },
  preferences: { get: 'anybody', set: 'anybody' },
  access: {
    state: 'anybody',
    unlock: 'anybody',
    unlockByFinger: 'anybody',
    setForgottenPin: 'anybody',
    lock: 'clerk'
  },
  clerks: {
    get: 'clerk',
    add: 'manager',
    change: 'manager',
    remove: 'manager',
    setPin: 'manager',
    setOwnPin: 'clerk',
    printCode: 'manager',
    choose: 'manager',
    setLock: 'manager'
  },
  about: { get: 'clerk', licences: 'clerk', openLogs: 'clerk' },
  policy: { get: 'clerk' },
  // Each setting is the clerk's.
  starting: { get: 'clerk', set: 'clerk' },
  updates: { get: 'clerk', set: 'manager', checkNow: 'clerk', install: 'clerk' },
  services: {
    list: 'clerk',
    suggestion: 'clerk',
    testConnection: 'manager',
    add: 'manager',
    update: 'manager',
    forgetSecret: 'manager',
    renewWindow: 'clerk',
    leftToTell: 'clerk',
    order: 'manager',
    pause: 'manager',
    holdings: 'manager',
    remove: 'manager'
  },
  references: { get: 'clerk', tryOut: 'clerk', set: 'manager' },
  people: { codeCountry: 'clerk', setCodeCountry: 'manager' },
  requests: {
    list: 'clerk',
    counts: 'clerk',
    find: 'clerk',
    withReference: 'clerk',
    get: 'clerk',
    suggestReference: 'clerk',
    askedBefore: 'clerk',
    focus: 'clerk',
    create: 'clerk',
    noLongerMatching: 'clerk',
    noLongerMatchingRead: 'clerk',
    discard: 'clerk',
    sendAgain: 'clerk'
  },
  import: {
    open: 'clerk',
    save: 'clerk',
    saveWorkbook: 'clerk',
    columns: 'clerk',
    keepColumns: 'clerk',
    check: 'clerk',
    begin: 'clerk',
    add: 'clerk',
    run: 'clerk',
    pause: 'clerk',
    cancel: 'clerk',
    putAway: 'clerk',
    list: 'clerk'
  },
  listState: { get: 'clerk', set: 'clerk' },
  proofs: {
    save: 'clerk',
    saveRecord: 'clerk',
    open: 'clerk',
    bytes: 'clerk',
    fetchAgain: 'clerk',
    saveEarlier: 'clerk',
    print: 'clerk',
    openFolder: 'clerk'
  },
  reports: { today: 'clerk', exportList: 'clerk', printList: 'clerk', numbers: 'clerk', printNumbers: 'clerk' },
  printing: { printers: 'clerk', choice: 'clerk', choose: 'clerk' },
  decisions: {
    decide: 'clerk',
    withdraw: 'clerk',
    findMatching: 'clerk',
    acceptMatching: 'clerk',
    withdrawAll: 'clerk',
    writeNote: 'clerk',
    typeNote: 'clerk',
    policy: 'clerk',
    setPolicy: 'manager'
  },
  drafts: { list: 'clerk', keep: 'clerk', drop: 'clerk' },
  templates: { get: 'clerk', setReasons: 'manager', setForms: 'manager' },
  // Whether a person is named is the office's.
  notifications: { get: 'clerk', set: 'clerk' },
  handover: {
    show: 'clerk',
    hide: 'clerk',
    copyLink: 'clerk',
    copyPart: 'clerk',
    copyMessage: 'clerk',
    mail: 'clerk',
    printSlip: 'clerk',
    confirmHost: 'manager',
    linkHosts: 'clerk',
    forgetHost: 'manager',
    templates: 'clerk',
    setTemplates: 'manager',
    screen: 'clerk',
    setScreen: 'clerk',
    office: 'clerk',
    setOffice: 'manager'
  },
  filing: {
    get: 'clerk',
    chooseFolder: 'manager',
    // The name on cover pages is the clerk's.
    set: 'clerk',
    tryOut: 'clerk',
    fileEarlier: 'manager',
    tryAgain: 'clerk',
    confirmFolder: 'manager',
    answerLinks: 'manager',
    fileMissing: 'clerk',
    verify: 'clerk',
    stopVerifying: 'clerk'
  },
  proofBatch: { start: 'clerk', state: 'clerk', cancel: 'clerk', putAway: 'clerk' },
  connection: { state: 'clerk', checkNow: 'clerk' },
  // A proxy that nobody can sign in to is a desk that cannot work.
  proxies: { state: 'clerk', signIn: 'clerk', forget: 'manager' },
  webhook: { get: 'clerk', set: 'manager', test: 'clerk' },
  office: {
    get: 'clerk',
    lookers: 'clerk',
    found: 'manager',
    printSheet: 'manager',
    join: 'manager',
    admit: 'manager',
    remove: 'manager',
    makeKey: 'manager',
    forgetKey: 'manager',
    beginEpoch: 'manager',
    orderErasure: 'manager',
    changeServer: 'manager',
    leave: 'manager'
  },
  programs: {
    get: 'clerk',
    set: 'manager',
    chooseFolder: 'manager',
    claimFolder: 'manager',
    tryAgain: 'clerk',
    takeLink: 'clerk'
  },
  audit: { page: 'clerk', authors: 'clerk', verify: 'clerk', review: 'manager', save: 'manager' },
  // Nothing of a person is in diagnostics, and a desk that cannot work is not to wait for a manager.
  health: { look: 'clerk', backUp: 'clerk', diagnostics: 'clerk', saveDiagnostics: 'clerk' },
  erasure: {
    days: 'clerk',
    setDays: 'manager',
    preview: 'manager',
    find: 'manager',
    saveHeld: 'manager',
    erase: 'manager',
    list: 'manager',
    saveCertificate: 'manager',
    tryCopies: 'manager',
    leaveCopies: 'manager',
    hold: 'manager',
    release: 'manager'
  }
} as const satisfies { [D in Domain]: Record<keyof (typeof calls)[D], Right> }

/** The right that a call needs. */
export const rightOf = (domain: Domain, name: string): Right =>
  (rights[domain] as Record<string, Right>)[name] ?? 'manager'

/** The name of a call, as `services.update`. */
export type CallName = { [D in Domain]: `${D}.${keyof (typeof calls)[D] & string}` }[Domain]

/** The right that a call needs, by its name. */
export function rightOfCall(name: CallName): Right {
  const [domain, call] = name.split('.') as [Domain, string]
  return rightOf(domain, call)
}
