import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { mostUnsent } from '../../../main/programs/take.ts'
import { testService } from '../store/temporary-store.ts'
import { askingFolder, asks } from './folder.ts'

describe('a request file', () => {
  test('becomes a request, is answered, and goes', async () => {
    const desk = askingFolder()
    desk.put(asks())
    expect(await desk.lookTwice()).toEqual({ accepted: 1, refused: 0, waiting: 0, stuck: null })
    const [id = ''] = desk.requests()
    expect(desk.store.outbox.get(id)).toMatchObject({
      serviceId: testService.id,
      claims: { name: 'Mari Maasikas', sub: 'EE60001019906' },
      state: 'queued'
    })
    expect(desk.kept).toEqual([testService.id])
    expect([desk.files('in'), desk.files('taken'), desk.files('refused')]).toEqual([[], [], []])
    expect(desk.answer('result-visit-1.json')).toMatchObject({
      format: 'eeid-desk-answer',
      version: 1,
      id: 'visit-1',
      program: 'Booking',
      state: 'accepted',
      reference: desk.store.outbox.get(id)?.reference,
      requestId: null,
      outcome: null,
      problems: []
    })
  })

  test('is named in the audit log by its program, and by nobody at the desk', async () => {
    const desk = askingFolder()
    desk.put(asks({ program: '  Booking  system ' }))
    await desk.lookTwice()
    const everything = { acts: ['create'] as const, author: null, from: null, until: null }
    const [entry] = desk.store.audit.page(everything, 0, 10).rows
    expect(entry).toMatchObject({ author: '', told: { program: 'Booking system' } })
  })

  test('is taken only once it stays as it is', async () => {
    const desk = askingFolder()
    desk.put('{"version": 1,')
    await desk.look()
    desk.put(asks())
    expect(await desk.look()).toMatchObject({ accepted: 0, refused: 0, waiting: 1 })
    expect(await desk.look()).toMatchObject({ accepted: 1, refused: 0, waiting: 0 })
  })

  test('may have what it is as a mark in front, and no claims where anybody may come', async () => {
    const desk = askingFolder()
    desk.put(`\uFEFF${JSON.stringify({ version: 1, id: 'b', program: 'Booking', identifyAnyone: true })}`)
    expect(await desk.lookTwice()).toMatchObject({ accepted: 1 })
  })

  test('keeps its own reference, and gets the desk’s next one where it has none', async () => {
    const desk = askingFolder()
    desk.put(asks({ reference: 'VISIT/1' }), 'a.json')
    desk.put(asks({ id: 'visit-2' }), 'b.json')
    await desk.lookTwice()
    expect(desk.answer('result-visit-1.json')).toMatchObject({ reference: 'VISIT/1' })
    expect(desk.answer('result-visit-2.json')).toMatchObject({ reference: 'DDD-00001' })
  })

  test('names its service where there are several', async () => {
    const desk = askingFolder()
    desk.store.services.add({ ...testService, id: 'service-2', name: 'Back office', clientId: 'client-2' })
    desk.put(asks({ service: 'Back office' }), 'a.json')
    desk.put(asks({ id: 'visit-2' }), 'b.json')
    desk.put(asks({ id: 'visit-3', service: 'Nobody' }), 'c.json')
    expect(await desk.lookTwice()).toMatchObject({ accepted: 1, refused: 2 })
    expect(desk.kept).toEqual(['service-2'])
    expect(desk.answer('refused-b.json')).toMatchObject({ problems: [{ code: 'serviceNeeded' }] })
    expect(desk.answer('refused-c.json')).toMatchObject({ problems: [{ code: 'serviceUnknown' }] })
  })
})

describe('one id makes one request', () => {
  test('a copy that is dropped again is answered again', async () => {
    const desk = askingFolder()
    desk.put(asks())
    await desk.lookTwice()
    rmSync(join(desk.folder, 'out', 'result-visit-1.json'))
    desk.put(asks(), 'another-name.json')
    expect(await desk.lookTwice()).toMatchObject({ accepted: 1 })
    expect(desk.requests()).toHaveLength(1)
    expect(desk.answer('result-visit-1.json')).toMatchObject({ state: 'accepted' })
  })

  test('two copies at once are one', async () => {
    const desk = askingFolder()
    desk.put(asks(), 'a.json')
    desk.put(asks(), 'b.json')
    await desk.lookTwice()
    expect(desk.requests()).toHaveLength(1)
  })

  test.each([
    ['with other data', asks({ claims: { name: 'Kaur Kask' } })],
    ['in another case', asks({ id: 'VISIT-1' })]
  ])('the same id %s is refused, and the first answer stays', async (_how, other) => {
    const desk = askingFolder()
    desk.put(asks())
    await desk.lookTwice()
    desk.put(other, 'b.json')
    expect(await desk.lookTwice()).toMatchObject({ accepted: 0, refused: 1 })
    expect(desk.requests()).toHaveLength(1)
    expect(desk.answer('refused-b.json')).toMatchObject({ problems: [{ code: 'idUsed' }] })
    expect(desk.answer('result-visit-1.json')).toMatchObject({ state: 'accepted' })
  })

  test('an id that was answered before the ledger was restored is refused', async () => {
    const desk = askingFolder()
    desk.put('{}', 'result-visit-1.json', 'out')
    desk.put(asks())
    expect(await desk.lookTwice()).toMatchObject({ accepted: 0, refused: 1 })
  })

  test('a request that the clerk put right stays the file’s', async () => {
    const desk = askingFolder()
    desk.put(asks())
    await desk.lookTwice()
    const [id = ''] = desk.requests()
    const copy = desk.store.outbox.add({ serviceId: testService.id, claims: {}, reference: 'B', reason: '' })
    desk.store.askedFiles.move(id, copy)
    expect(desk.store.askedFiles.get('visit-1')?.request).toBe(copy)
  })
})

const bad: [string, string | Uint8Array | object, string][] = [
  ['that is too large', `{"version":1,"x":"${'a'.repeat(70_000)}"}`, 'tooLarge'],
  ['that is no UTF-8', Uint8Array.of(0x7b, 0xff, 0x7d), 'notText'],
  ['that is UTF-16', Uint8Array.from(Buffer.from('{}', 'utf16le')), 'notJson'],
  ['that is half written', '{"version":1,"id":"a"', 'notJson'],
  ['that is empty', '', 'notJson'],
  ['that is no object', '[]', 'notRequest'],
  ['of another version', asks({ version: 2 }), 'notRequest'],
  ['with a field that is none', asks({ serviceId: 'service-1' }), 'notRequest'],
  ['with a claim that is none', asks({ claims: { email: 'a@b' } }), 'notRequest'],
  ['without an id', { ...asks(), id: undefined }, 'notRequest'],
  ['whose id leads out of the folder', asks({ id: '../../x' }), 'notRequest'],
  ['whose program has no name', asks({ program: ' \u200B' }), 'notRequest'],
  ['without a claim', asks({ claims: {} }), 'invalid'],
  ['with a date that is none', asks({ claims: { birthdate: '1980-02-31' } }), 'invalid']
]

describe('a bad file takes nothing else with it:', () => {
  test.each(bad)('one %s', async (_which, content, code) => {
    const desk = askingFolder()
    desk.put(content, 'bad.json')
    desk.put(asks(), 'good.json')
    expect(await desk.lookTwice()).toEqual({ accepted: 1, refused: 1, waiting: 0, stuck: null })
    expect(desk.answer('refused-bad.json')).toMatchObject({ state: 'refused', file: 'bad.json' })
    expect(desk.answer('refused-bad.json').problems).toEqual(
      expect.arrayContaining([expect.objectContaining({ code, text: expect.stringMatching(/\.$/) })])
    )
    expect(desk.files('refused')).toEqual([expect.stringMatching(/^[0-9a-f]{12}-bad\.json$/)])
    expect([desk.files('in'), desk.files('taken')]).toEqual([[], []])
    expect(desk.requests()).toHaveLength(1)
  })

  test('each field that cannot be right is named', async () => {
    const desk = askingFolder()
    desk.put(asks({ claims: { birthdate: '1980-02-31' } }), 'bad.json')
    await desk.lookTwice()
    expect(desk.answer('refused-bad.json')).toMatchObject({
      id: 'visit-1',
      problems: [{ code: 'invalid' }, { field: 'claims.birthdate', code: 'notADate' }]
    })
  })

  test('a link is moved itself and never followed', async () => {
    const desk = askingFolder()
    const elsewhere = join(desk.folder, 'elsewhere')
    writeFileSync(elsewhere, JSON.stringify(asks()))
    symlinkSync(elsewhere, join(desk.folder, 'in', 'link.json'))
    symlinkSync(join(desk.folder, 'nowhere'), join(desk.folder, 'in', 'nowhere.json'))
    expect(await desk.lookTwice()).toMatchObject({ accepted: 0, refused: 2 })
    expect(desk.answer('refused-link.json')).toMatchObject({ problems: [{ code: 'notFile' }] })
    expect(existsSync(elsewhere)).toBe(true)
  })

  test('a folder and a pipe are refused', async () => {
    const desk = askingFolder()
    mkdirSync(join(desk.folder, 'in', 'folder.json'))
    spawnSync('mkfifo', [join(desk.folder, 'in', 'pipe.json')])
    expect(await desk.lookTwice()).toMatchObject({ accepted: 0, refused: 2, stuck: null })
  })

  test.skipIf(process.getuid?.() === 0)('one that may not be read is refused', async () => {
    const desk = askingFolder()
    desk.put(asks(), 'secret.json')
    chmodSync(join(desk.folder, 'in', 'secret.json'), 0)
    expect(await desk.lookTwice()).toMatchObject({ refused: 1 })
    expect(desk.answer('refused-secret.json')).toMatchObject({ problems: [{ code: 'unreadable' }] })
  })

  test('whatever a file is called, its answer stays in the folder', async () => {
    const desk = askingFolder()
    desk.put('x', `${'õ'.repeat(120)}.json`)
    desk.put('x', 'a b"c.JSON')
    desk.put('x', '.hidden.json')
    desk.put('x', 'other.txt')
    expect(await desk.lookTwice()).toMatchObject({ refused: 2, waiting: 0 })
    expect(desk.files('out')).toEqual([`refused-${'_'.repeat(100)}.json`, 'refused-a_b_c.json'])
    expect(desk.files('in')).toEqual(['.hidden.json', 'other.txt'])
  })
})

test('what lies among the files being read, and is none of them, is left alone', async () => {
  const desk = askingFolder()
  desk.put('', 'Thumbs.db', 'taken')
  desk.put(asks(), '0123456789ab-a.json', 'taken')
  expect(await desk.look()).toMatchObject({ accepted: 1, refused: 0, stuck: null })
  expect(desk.files('taken')).toEqual(['Thumbs.db'])
})

test('of many at once so many wait in the folder that a clerk’s request waits behind few', async () => {
  const desk = askingFolder()
  for (let index = 0; index < 1_000; index++) desk.put(asks({ id: `v-${index}` }), `${index}.json`)
  expect(await desk.lookTwice()).toMatchObject({ accepted: mostUnsent, waiting: 1_000 - mostUnsent })
  expect(await desk.look()).toMatchObject({ accepted: 0 })
  for (const id of desk.requests()) desk.store.outbox.markCreated(id, `q-${id}`)
  expect(await desk.look()).toMatchObject({ accepted: mostUnsent })
})

test('a desk that has closed takes nothing more', async () => {
  const desk = askingFolder()
  desk.put(asks())
  await desk.look()
  let asked = 0
  await desk.look(() => ++asked > 1)
  expect(desk.requests()).toEqual([])
  desk.reopen()
  await desk.lookTwice()
  expect(desk.requests()).toHaveLength(1)
})
