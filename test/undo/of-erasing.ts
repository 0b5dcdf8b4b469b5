/** Protections of what was erased: that it is gone, and stays gone. */
import { inFile, type Protection } from './kit.ts'

const gone = 'test/unit/erasure/gone.test.ts'
const chosen = 'test/unit/erasure/chosen.test.ts'
const copies = 'test/unit/erasure/filed-copies.test.ts'

/** See above. */
export const ofErasing: readonly Protection[] = [
  ...inFile('main/store/cache/requests.ts', gone, [
    'what the service tells of an erased request is not kept',
    'if (erased.hasRequest(request.serviceId, request.id)) {',
    'if (request.id === null) {'
  ]),
  ...inFile('main/store/proofs.ts', gone, [
    'no proof of an erased request is kept',
    'if (erased.hasRequest(serviceId, requestId)) return',
    ''
  ]),
  ...inFile('main/store/ledger/outbox.ts', gone, [
    'no doubtful request is taken for an erased one',
    '|| erased.hasRequest(serviceId, requestId)',
    ''
  ]),
  ...inFile(
    'main/store/erasure/finish-erasing.ts',
    gone,
    ['older backups go', 'for (const { file } of older) rmSync(file, { force: true })', ''],
    [
      'the archive keeps no proof of it',
      'forgetOtherProofs(ledger, archive)',
      'void [ledger, archive, forgetOtherProofs]'
    ],
    ['what was set aside goes', 'for (const file of files) forgetSetAside(file, 0)', ''],
    [
      'the order stands in a backup first',
      'const gone = yield* backUpAndForget(options)',
      'const gone = { backups: 0, setAside: 0 }'
    ]
  ),
  ...inFile('main/store/erasure/rewrite.ts', 'test/unit/erasure/remnants.test.ts', [
    'nothing is left of rows that were moved',
    'putInPlace(copy, file)',
    ''
  ]),
  ...inFile(
    'main/store/erasure/delete-rows.ts',
    gone,
    ['the log’s texts about it go', 'counts.logTexts += forgetLogTexts', 'counts.logTexts += 0 && forgetLogTexts'],
    ['forms that are being filled in go', 'counts.drafts += dropWith', 'counts.drafts += 0 && dropWith']
  ),
  ...inFile(
    'main/erasure/order.ts',
    chosen,
    ['nothing goes without being typed again', 'folded(confirmation).trim() !== folded(search).trim()', 'false'],
    ['nothing goes that is held', "chosen.some(({ obstacle }) => obstacle === 'held')", 'false'],
    ['nothing goes that is in work', 'found.waiting > 0 || chosen.some(({ obstacle }) => obstacle !== null)', 'false']
  ),
  ...inFile('main/filing/remove-filed.ts', copies, [
    'no copy is removed that somebody changed',
    "if (sha256Of(await readFile(file)) !== sha256) return 'changed'",
    ''
  ]),
  ...inFile('main/erasure/eraser.ts', 'test/integration/erasure/on-the-desk.test.ts', [
    'a clock that is off the office’s server erases nothing by the days',
    'Math.abs(options.officeClockOffMs?.() ?? 0) >= mostClockOffMs',
    'mostClockOffMs < 0'
  ])
]
