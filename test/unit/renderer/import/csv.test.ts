import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Delimiter, takesZeros, writeCsv } from '../../../../common/csv.ts'
import { delimiters, readCsv } from '../../../../renderer/import/csv.ts'
import { decode } from '../../../../renderer/import/decode.ts'

const cellsOf = (text: string, delimiter?: Delimiter) => readCsv(text, delimiter).lines.map(({ cells }) => cells)
const bytes = (text: string) => new TextEncoder().encode(text)

describe('reading a CSV', () => {
  it.each<[string, Delimiter, string]>([
    ['semicolons', ';', 'a;b;c\n1;2;3\n'],
    ['commas', ',', 'a,b,c\n1,2,3\n'],
    ['tabs, as copied from a spreadsheet', '\t', 'a\tb\tc\n1\t2\t3\n']
  ])('finds out %s', (_name, delimiter, text) => {
    expect(readCsv(text)).toMatchObject({ delimiter, lines: [{ cells: ['a', 'b', 'c'] }, { cells: ['1', '2', '3'] }] })
  })

  it('takes a comma in a name for a comma where semicolons stand between the cells', () => {
    expect(readCsv('Nimi;Kood\nTamm, Mari;1\nMets, Jüri;2\n').delimiter).toBe(';')
  })

  it('reads quoted cells with the mark, quotation marks and line ends in them (RFC 4180)', () => {
    expect(cellsOf('a;b\r\n"x;y";"he said ""no"""\r\n"two\r\nlines";z\r\n')).toEqual([
      ['a', 'b'],
      ['x;y', 'he said "no"'],
      ['two\nlines', 'z']
    ])
  })

  it('counts rows as a spreadsheet does, and leaves out the empty ones', () => {
    const { lines } = readCsv('a;b\n1;2\n\n;\n3;4\n')
    expect(lines.map(({ number }) => number)).toEqual([1, 2, 5])
  })

  it('marks a row whose quotation mark is not closed', () => {
    const { lines } = readCsv('a;b\n1;2\n3;"4\n')
    expect(lines.map(({ isTorn }) => isTorn)).toEqual([false, false, true])
  })

  it.each([
    ['is not closed', '1;"a\nb"\n2;"x\n3;y\n4;"z"\n'],
    ['is followed by more', '1;"a\nb"\n2;"x" and more\n3;y\n4;"z"\n']
  ])('gives up no more than the line whose quotation mark %s', (_what, text) => {
    const { lines } = readCsv(`a;b\n${text}`, ';')
    expect(lines.map(({ number, isTorn, cells }) => [number, isTorn ? 'torn' : cells[1]])).toEqual([
      [1, 'b'],
      [2, 'a\nb'],
      [3, 'torn'],
      [4, 'y'],
      [5, 'z']
    ])
  })

  it('comes to an end with a file that is torn in every line', () => {
    const { lines } = readCsv(`a;b\n${'1;"x\n'.repeat(2_000)}`, ';')
    expect(lines.filter(({ isTorn }) => isTorn)).toHaveLength(101)
  })

  it('follows the line by which Excel is told what stands between the cells, and counts it', () => {
    const { delimiter, lines } = readCsv('sep=;\nTamm, Mari;1\n')
    expect(delimiter).toBe(';')
    expect(lines).toEqual([{ number: 2, cells: ['Tamm, Mari', '1'], isTorn: false }])
  })

  it('keeps rows of other lengths as they are', () => {
    expect(cellsOf('a;b\n1\n1;2;3\n', ';')).toEqual([['a', 'b'], ['1'], ['1', '2', '3']])
  })
})

describe('writing a CSV', () => {
  it('begins with a byte order mark, for Excel, and quotes every cell', () => {
    expect(writeCsv([['a']], ';')).toBe('\uFEFF"a"\r\n')
  })

  it.each(['=1+1', '+372', '-1', '@SUM(A1)', '\tx', '＝1'])(
    'writes nothing that a spreadsheet carries out: %j',
    (cell) => {
      const [, written] = writeCsv([['a'], [cell]], ';').split('\r\n')
      expect(written?.replace(/^"/, '').startsWith("'")).toBe(true)
    }
  )

  it('writes nothing that is carried out where another mark parts the cells', () => {
    expect(writeCsv([['x;=1+1', 'a,b|@c']], ',')).toBe('\uFEFF"x;\'=1+1","a,b|\'@c"\r\n')
  })

  it.each([';', ',', '|', '\t', '\n', '\r', '\r\n'])('frees no formula behind %j, whatever parts the cells', (mark) => {
    for (const delimiter of [';', ',', '\t'] as const) {
      for (const begin of ['=', '+', '-', '@', '＝']) {
        expect(writeCsv([[`x${mark}${begin}1+1`]], delimiter)).toContain(`${mark}'${begin}1+1`)
        expect(writeCsv([[`x${mark}"${begin}1+1"`]], delimiter)).toContain(`${mark}'""${begin}1+1`)
      }
    }
  })

  it('tells where a spreadsheet would take noughts or digits away', () => {
    expect(takesZeros([['Mari', '05040510009']])).toBe(true)
    expect(takesZeros([['1234567890123456']])).toBe(true)
    expect(takesZeros([['38001085718', '050405-10009', '0', '']])).toBe(false)
  })

  const cell = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.string({ unit: fc.constantFrom(...'=+-@\'";,\t\nõ ', 'a', '1'), maxLength: 8 })
  )
  // What is read never holds a carriage return or a byte order mark, so neither does what is written.
  const readable = cell.map((text) => text.replace(/[\r\uFEFF]/g, ''))

  it('reads back the same, whatever stands in the cells', () => {
    const table = fc
      .integer({ min: 1, max: 5 })
      .chain((width) =>
        fc.array(fc.array(readable, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 })
      )
    fc.assert(
      fc.property(table, fc.constantFrom(...delimiters), (rows, delimiter) => {
        const kept = rows.filter((cells) => cells.some((text) => text.trim() !== ''))
        const decoded = decode(bytes(writeCsv(kept, delimiter)))
        // A file with control characters is not taken for a text, and is never written from one that was read.
        if (!decoded.ok) return
        expect(cellsOf(decoded.text, delimiter)).toEqual(kept)
      })
    )
  })
})

describe('decoding', () => {
  it('reads UTF-8 with and without a byte order mark', () => {
    expect(decode(bytes('õun;Žanna'))).toMatchObject({ ok: true, text: 'õun;Žanna', encoding: 'utf-8' })
    expect(decode(bytes('\uFEFFõun'))).toMatchObject({ ok: true, text: 'õun', encoding: 'utf-8' })
  })

  it('offers Windows-1257 for what is not UTF-8', () => {
    const estonian = new Uint8Array([0xd5, 0x75, 0x6e, 0x3b, 0xde, 0x61, 0xf0, 0xfe, 0xe4, 0xf6, 0xfc, 0xf5])
    expect(decode(estonian)).toMatchObject({ ok: true, text: 'Õun;Žašžäöüõ', encoding: 'windows-1257' })
  })

  it.each<[string, Uint8Array]>([
    ['a spreadsheet’s own file', new Uint8Array([0x50, 0x4b, 3, 4, 0x14, 0, 6])],
    ['half of a file of UTF-16, without its mark', new Uint8Array([0x61, 0, 0x3b])]
  ])('takes %s for no text', (_name, content) => {
    expect(decode(content)).toEqual({ ok: false, problem: 'binary' })
  })

  it('reads what a spreadsheet calls Unicode text', () => {
    const utf16 = new Uint8Array([0xff, 0xfe, 0x61, 0, 0x3b, 0, 0xf5, 0])
    expect(decode(utf16)).toEqual({ ok: true, text: 'a;õ', encoding: 'utf-16', readings: [] })
  })

  it('says that an empty file is empty', () => {
    expect(decode(new Uint8Array())).toEqual({ ok: false, problem: 'empty' })
  })
})
