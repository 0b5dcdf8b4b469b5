/** Protections of an office of several desks. */
import { inFile, type Protection } from './kit.ts'

const server = 'test/integration/office/server.test.ts'
const merging = 'test/unit/office/merging.test.ts'
const lease = 'test/unit/office/lease.test.ts'
const readings = 'test/unit/office/readings.test.ts'
const onServer = 'test/integration/office/lease.test.ts'
const proofs = 'test/unit/office/proofs.test.ts'
const codes = 'test/integration/office/codes.test.ts'
const managing = 'test/integration/office/managing.test.ts'
const erasing = 'test/integration/office/erasing.test.ts'
const standing = 'test/unit/office/standing.test.ts'
const withheld = 'test/integration/office/withheld.test.ts'
const understood = 'test/integration/office/understood.test.ts'
const renewing = 'test/integration/office/renewing.test.ts'
const written = 'test/unit/simulation/offices-written.test.ts'

/** See above. */
export const ofOffice: readonly Protection[] = [
  ...inFile('main/office/pull.ts', 'test/unit/office/breaking-off.test.ts', [
    'what came before a line broke is kept',
    'if (came.length > 0) yield',
    'if (failed < 0) yield'
  ]),
  ...inFile('main/sync/service-sync.ts', 'test/integration/office/calls.test.ts', [
    'whoever rests asks nothing about what is on the screen',
    ` === 'isTold' && !isLackingNow(requestId)`,
    ` === ('never' as string) && !isLackingNow(requestId)`
  ]),
  ...inFile('main/office/signed.ts', withheld, [
    'how far a desk has known the streams counts only if it has signed it',
    ' || !isSigned(by.desk.sign, characters, signature)',
    ''
  ]),
  ...inFile(
    'main/office/withheld.ts',
    withheld,
    ['what is under way is no alarm', 'forMs >= aWhileMs', 'forMs >= 0'],
    ['what another desk had is looked for here', '!store.signed.has(end)', 'end.number < 0'],
    ['a word that the server lost is put again', 'there && !there.has(last.id)', 'there && there.size < 0']
  ),
  ...inFile(
    'main/office/read-bodies.ts',
    understood,
    [
      'what must be understood and is not stops its request',
      'head.mustBeUnderstood ? store',
      'head.version > 2 ? store'
    ],
    [
      'a kind that is not known is not read as another one',
      'if (head.mustBeUnderstood && !isKnown(head)) return stop',
      'if (head.version > 2) return stop'
    ]
  ),
  ...inFile('main/requests/note.ts', understood, [
    'nothing is noted or decided about a request that stands still',
    'requestId !== null && store.merge.isStopped({ serviceId, requestId })',
    `serviceId === ''`
  ]),
  ...inFile('main/store/ledger/filings.ts', understood, [
    'a proof of a request that stands still is not filed',
    ` AND NOT ${'${'}isStopped('p.service_id', 'p.request_id')}`,
    ''
  ]),
  ...inFile(
    'main/office/mark.ts',
    'test/unit/office/mark.test.ts',
    ['a ledger that lacks entries of its stream was put back', 'last.size < number', 'false'],
    ['a ledger that lacks a stream was put back', 'streams.every((one) => one.stream !== stream)', 'false'],
    ['a keychain that does not answer is not waited for', 'resolve(undefined))', 'undefined)']
  ),
  ...inFile(
    'main/office/epochs.ts',
    renewing,
    [
      'what was handed over before is opened by nothing that is kept',
      'await change(({ older: _, ...now }) => now)',
      ''
    ],
    ['an own key is renewed each quarter', 'at - since < boxAgeMs', 'at - since < boxAgeMs * 9']
  ),
  ...inFile('main/office/statements.ts', standing, [
    'only a desk that belongs to the office renews its key',
    `said.is === 'asked' || isByRoot(said)) return true`,
    `said.is === 'asked' || said.is === 'box' || isByRoot(said)) return true`
  ]),
  ...inFile(
    'main/office/proofs.ts',
    proofs,
    [
      'a proof counts only if its desk has signed it',
      'isSigned(by.desk.sign, row.head, row.signature)',
      'row.signature !== undefined'
    ],
    ['a proof counts for its own request only', 'head.mark === row.mark', 'head.mark !== undefined'],
    ['of an erased request no proof is put', ' || store.office.readingsGone().includes(mark)', '']
  ),
  ...inFile(
    'main/office/looking.ts',
    'test/unit/office/looking.test.ts',
    [
      'who looks at a request is said by the desk itself',
      'isSigned(by.desk.sign, said, signature)',
      'signature !== undefined'
    ],
    [
      'an old notification brings nobody back',
      'said.at <= (before?.at ?? Number.NEGATIVE_INFINITY)',
      'said.at < Number.NEGATIVE_INFINITY'
    ],
    ['a locked desk does not tell what is in hand', `inHand === null || clerk === ''`, 'inHand === null'],
    ['who is not heard any more does not look', 'clock.after(lastsMs, () => forget(desk))', '() => {}']
  ),
  ...inFile('main/proofs/fetch.ts', 'test/unit/proofs/turns.test.ts', [
    'what another desk has left is a whole PDF',
    'pdfFault(left.pdf, null) ??',
    'null ??'
  ]),
  ...inFile('main/proofs/turns.ts', 'test/unit/proofs/turns.test.ts', [
    'whoever rests waits for another desk to bring a proof',
    `turn === 'reads' || `,
    `turn !== 'slowly' || `
  ]),
  ...inFile(
    'main/office/exchange.ts',
    merging,
    [
      'what is done while the server is waited for is not taken as put',
      'here: pushed.here, there',
      'here: store.shared.count(stream), there'
    ],
    ['whatever is put is signed', "next round's.\n    signAll()", "next round's."]
  ),
  ...inFile('main/office/loop.ts', 'test/unit/office/no-office.test.ts', [
    'without an office nothing is begun',
    'if (isStopped || !isMember(store)) return\n    isWanted',
    'if (isStopped) return\n    isWanted'
  ]),
  ...inFile('main/office/loop.ts', 'test/integration/office/full-disk.test.ts', [
    'a full disk of the server is told as that',
    'letGo(lostBy(error))',
    "letGo('unreachable')"
  ]),
  ...inFile('renderer/request/request-in-hand.tsx', 'test/component/decision.spec.tsx', [
    'what changes what is decided by has to be seen first',
    'result, concerns, link])',
    'concerns, link])'
  ]),
  ...inFile(
    'main/office/orders.ts',
    erasing,
    ['an order takes what a desk has read itself', 'if (requests.length > 0)\n', 'if (requests.length < 0)\n'],
    ['what is ordered to be erased is not kept again', 'store.office.forgetReadings(said.requests)', '']
  ),
  ...inFile('main/store/ledger/office-erasing.ts', erasing, [
    'what is held at a desk is not erased by an order',
    'if (isHeld.get(key.requestId, outboxId) === 1) return []\n',
    ''
  ]),
  ...inFile('main/office/check.ts', server, [
    'an entry counts only if its desk has signed it',
    '(await isSignedAside(by.desk.sign, entry.head, entry.signature))',
    '(await isSignedAside(by.desk.sign, entry.head, entry.signature)) || true'
  ]),
  ...inFile(
    'main/office/pg-server.ts',
    server,
    [
      'the server shows a certificate of the office’s authority',
      'rejectUnauthorized: true',
      'rejectUnauthorized: false'
    ],
    ['nothing is taken from the environment', '  forgetEnvironment()\n', '']
  ),
  ...inFile(
    'main/office/schema/schema.ts',
    server,
    ['the server keeps a body under its own id only', 'CHECK (id = sha256(subject || bytes))', ''],
    ['a login takes back only what it has put', ' AND put_by = session_user;', ';']
  ),
  ...inFile(
    'main/office/lease.ts',
    lease,
    ['a beat is watched before another desk takes over', 'clock.monotonic() - seen.since >= standsStillMs', 'true'],
    ['whoever does not reach the service lets go', '      if (!reaches) {', '      if (!reaches && !seen.isMine) {'],
    ['a holder whose beats do not arrive holds nothing', ' && clock.monotonic() - seen.since < standsStillMs', '']
  ),
  ...inFile(
    'main/office/readings.ts',
    readings,
    [
      'a reading counts only if its desk has signed it',
      'isSigned(by.desk.sign, row.head, row.signature)',
      'row.signature !== undefined'
    ],
    ['a reading waits for the one before it', 'if (next === before + 1) {', 'if (next > before) {'],
    ['a number that somebody took begins another stream', `=== 'taken') {`, `=== ('never' as string)) {`]
  ),
  ...inFile('main/office/marks.ts', readings, [
    'a sweep mark counts only if its desk has signed it',
    'isSigned(by.desk.sign, said, signature) ? mark',
    'said !== signature ? mark'
  ]),
  ...inFile(
    'main/sync/keep-answer.ts',
    readings,
    [
      'what another desk has told does not outlive the service’s own word',
      'cached(store, answer, other.ownBody)',
      'cached(store, answer)'
    ],
    ['the service’s own word is not taken back by an older answer', '!isAsFar(own.status, shown.status)', 'false']
  ),
  ...inFile('main/store/cache/requests.ts', readings, [
    'what another desk has told adopts no create',
    'AND NOT EXISTS (SELECT 1 FROM cache.told_by t WHERE t.service_id = r.service_id AND t.request_id = r.id)',
    ''
  ]),
  ...inFile('main/requests/ask-first.ts', 'test/unit/office/ask-first.test.ts', [
    'what another desk has told is asked about before it is accepted',
    `return isTold() || !isAsSeen ? failed({ code: 'notConfirmed' }) : ok(null)`,
    'return ok(null)'
  ]),
  ...inFile('main/office/schema/schema-readings.ts', onServer, [
    'a beat is raised only if it is the one that was seen',
    'WHERE service = of_service AND beat = seen RETURNING',
    'WHERE service = of_service RETURNING'
  ]),
  ...inFile('main/office/reserve-code.ts', codes, [
    'a code that another desk has is given up',
    'if (desk.code() === code) desk.renewCode()',
    'if (desk.code() !== code) desk.renewCode()'
  ]),
  ...inFile(
    'main/requests/keep-request.ts',
    codes,
    [
      'a typed reference ends in the desk’s code and number',
      'isSuggested || store.office.get() === undefined',
      'isSuggested || store.office.get() !== undefined'
    ],
    ['what is put behind a long reference fits in', 'cut(reference, longestReference - next.length - 1)', 'reference']
  ),
  ...inFile('main/office/schema/schema-managers.ts', erasing, [
    'nothing comes back of what was erased by order',
    'RETURN NULL;',
    'RETURN NEW;'
  ]),
  ...inFile('main/office/schema/schema-managers.ts', server, [
    'a desk’s login erases nothing by order',
    'office.erase(bytea[]), office.erase_readings(bytea[]) TO eeid_office_manager',
    'office.erase(bytea[]), office.erase_readings(bytea[]) TO eeid_office_desk'
  ]),
  ...inFile('main/office/schema/schema-managers.ts', managing, [
    'a desk’s login takes away only the wrapped keys that it has put',
    `(k.put_by = session_user OR pg_has_role(session_user, 'eeid_office_manager', 'MEMBER'))`,
    'true'
  ]),
  ...inFile(
    'main/office/statements.ts',
    standing,
    ['only the root key admits a manager’s key', '(isByRoot(said) ? [[said.key, said]] : [])', '[[said.key, said]]'],
    ['what a removed desk’s manager says later does not count', ' && !isVoid(one, managers, removals)', ''],
    ['nobody removes the desk that keeps the own key', '!isOwn(one) && ', '']
  ),
  ...inFile('main/office/orders.ts', standing, [
    'of a removed desk counts only what every removal lets count',
    'others.every((one) => one.has(hash))',
    'true'
  ]),
  ...inFile(
    'main/office/manager-keys.ts',
    standing,
    [
      'wrong PINs of a manager’s key make waits',
      `if (waits.left(key, before) > 0) return failed({ code: 'pinWait' })`,
      ''
    ],
    ['a try of a manager’s PIN is counted before it is made', '    managing.noteFailed(key, before + 1)\n', '']
  ),
  ...inFile(
    'main/office/pull.ts',
    managing,
    ['a removed desk begins no other stream that counts', '!cut.has(entry.stream)', 'false'],
    [
      'a removed desk’s entries count up to the ends that were named',
      'if (removals) return pullCounting(stream, removals, lacking)',
      ''
    ]
  ),
  ...inFile('main/office/exchange.ts', managing, [
    'a desk that was removed puts nothing more',
    `if (stands.removals.has(store.office.membership()?.desk ?? ''))`,
    'if (stands.removals.size < 0)'
  ]),
  ...inFile('main/office/exchange.ts', erasing, [
    'a desk erases what was ordered before it puts anything',
    '...obeyErasures(store, stands), ',
    ''
  ]),
  ...inFile('main/office/pull.ts', written, [
    'a ledger that was put back begins another stream with what comes back',
    '        if (isOwn && count > 0 && !isBegunAnew) beginAnew(store)\n',
    ''
  ]),
  ...inFile('main/office/exchange.ts', written, [
    'the server is brought the bodies that it lacks of entries that it has',
    '      if (everything) await pushBodies(stream)\n',
    ''
  ]),
  ...inFile('main/store/ledger/office-erasing.ts', written, [
    'what is said after an erasure has another name',
    '    if (isEmpty || isOwn.get(desk) === 1) forgetName.run(subject)\n',
    ''
  ]),
  ...inFile(
    'main/store/erasure/delete-rows.ts',
    written,
    [
      'what this desk has said under other names is erased everywhere',
      '    for (const name of ownNames.all(key)) office.forget(name)\n',
      ''
    ],
    ['what others have said of a request is not kept sealed where it is erased', '    bodies.run(key)\n', '']
  )
]
