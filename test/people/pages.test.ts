import { describe, expect, test } from 'vitest'
import type { CodePage } from '../../renderer/import/code-pages.ts'
import { decode } from '../../renderer/import/decode.ts'
import { whereItDiffers } from '../../renderer/import/likely-page.ts'
import { inCodePage } from './in-code-page.ts'

const names = {
  Estonian: 'Jüri Õunapuu,Mari Šuslik,Ženja Žukov,Külli Mägi,Tõnu Põldäär,ÜLLE ŠMIGUN',
  Latvian: 'Jānis Bērziņš,Līga Kalniņa,Ģirts Ķēniņš,Žanis Ūdris,Šarlote Ņikitina,ĒRIKA ĀBELE',
  Lithuanian: 'Ąžuolas Žukauskas,Eglė Šimkienė,Jūratė Čepaitė,Vytautas Įsakas,Rūta Mažeikytė',
  Finnish: 'Päivi Hämäläinen,Åke Mäkinen,Jyrki Ström',
  German: 'Jürgen Groß,Käthe Müller,Björn Schäfer',
  Polish: 'Łukasz Wójcik,Małgorzata Żółtańska,Paweł Śliwa,Grażyna Źrebiec',
  Czech: 'Jiří Dvořák,Zdeněk Růžička,Šárka Nováková',
  Russian: 'Анна Петрова,Юлия Щербакова,Сергей Ёлкин,ИВАН ЖУКОВ',
  Ukrainian: 'Юлія Ковальчук,Євген Їжак'
}

const files: [CodePage, (keyof typeof names)[]][] = [
  ['windows-1257', ['Estonian', 'Latvian', 'Lithuanian', 'Finnish', 'German']],
  ['windows-1252', ['Estonian', 'Finnish', 'German']],
  ['windows-1250', ['Polish', 'Czech', 'German']],
  ['windows-1251', ['Russian', 'Ukrainian']],
  ['macintosh', ['Finnish', 'German']],
  ['mac-ce', ['Latvian', 'Lithuanian', 'Polish', 'Czech']],
  ['cp775', ['Estonian', 'Latvian', 'Lithuanian', 'Polish']],
  ['cp850', ['Finnish', 'German']],
  ['ibm866', ['Russian']]
]

// The first rows, of which alone nothing can be told, are plain.
const textOf = (language: keyof typeof names): string =>
  `Nimi;Viide\r\n${'Mari Tamm;A\r\n'.repeat(20)}${names[language].split(',').join(';B\r\n')};B\r\n`

describe.each(files.flatMap(([page, languages]) => languages.map((language) => ({ page, language }))))(
  '$language names in $page',
  ({ page, language }) => {
    test('are read right at once', () => {
      const text = textOf(language)
      expect(decode(inCodePage(text, page))).toMatchObject({ ok: true, text })
    })
  }
)

test('bytes that a page does not have rule it out, however late they come', () => {
  // Š of Windows-1252 is nothing in Windows-1257; all else is the same.
  const bytes = inCodePage(`${'Jüri Põldäär;A\n'.repeat(500)}Mari Šuslik;A\n`, 'windows-1252')
  const decoded = decode(bytes)
  expect(decoded).toMatchObject({ ok: true, encoding: 'windows-1252' })
  expect(decoded.ok && decoded.readings.map(({ page }) => page)).not.toContain('windows-1257')
})

test('every other reading is offered with the words in which it differs', () => {
  const text = 'Nimi\nMari Tamm\nJüri Šuslik\nLiis Kask\n'
  const decoded = decode(inCodePage(text, 'windows-1257'))
  if (!decoded.ok) throw new Error('no text')
  const other = decoded.readings.find(({ page }) => page === 'windows-1252')
  expect(whereItDiffers(text, other?.text ?? '')).toEqual(['Šuslik'])
  expect(whereItDiffers(other?.text ?? '', text)).toEqual(['Ðuslik'])
})

test('readings that are the same text are one', () => {
  const decoded = decode(inCodePage('Jüri Põldäär\n', 'windows-1257'))
  const texts = decoded.ok ? decoded.readings.map(({ text }) => text) : []
  expect(new Set(texts).size).toBe(texts.length)
})

const forms = ['utf16le', 'utf16be'].flatMap((form) => [
  { form, mark: '\ufeff' },
  { form, mark: '' }
])

test.each(forms)('$form with the mark of byte order "$mark" is read at once', ({ form, mark }) => {
  const text = 'Isikukood;Nimi\nEE38001085718;Jüri Õunapuu\nEE60001019906;Анна Петрова\n'
  const bytes = Buffer.from(`${mark}${text}`, 'utf16le')
  expect(decode(form === 'utf16be' ? bytes.swap16() : bytes)).toMatchObject({ ok: true, text, encoding: 'utf-16' })
})

test('the mark with which programs of DOS end a file is none of its letters', () => {
  expect(decode(Buffer.from('Nimi\nMari Tamm\n\u001a'))).toMatchObject({ ok: true, text: 'Nimi\nMari Tamm\n' })
})

test('a file that is no text is still none', () => {
  expect(decode(Buffer.from('PK\u0003\u0004\u0000\u0000abc;def\n'))).toEqual({ ok: false, problem: 'binary' })
  expect(decode(Buffer.from('Nimi;Viide\nMari;A\u0000'))).toEqual({ ok: false, problem: 'binary' })
})
