/** Cyrillic names in Latin letters, by the public rules of the countries that write them so. All texts in capitals. */
import { replaced } from './latin-letters.ts'

type Letters = Readonly<Record<string, string>>

/** How letters are written where their neighbours matter; done first, and what it leaves goes by its table. */
type Neighbours = (capitals: string) => string

/** Letters that every scheme below writes alike, unless it says otherwise. */
const common: Letters = {
  ...{ А: 'A', Б: 'B', В: 'V', Г: 'G', Ґ: 'G', Д: 'D', Е: 'E', З: 'Z', И: 'I', І: 'I', К: 'K', Л: 'L', М: 'M' },
  ...{ Н: 'N', О: 'O', П: 'P', Р: 'R', С: 'S', Т: 'T', У: 'U', Ў: 'U', Ф: 'F', Ц: 'TS', Э: 'E', Ь: '', Ъ: '' },
  ...{ Ј: 'J', Љ: 'LJ', Њ: 'NJ', Ѕ: 'DZ' }
}

/** Sounds of two letters, as English writes them. */
const hissing: Letters = { Ж: 'ZH', Х: 'KH', Ч: 'CH', Ш: 'SH', Щ: 'SHCH', Ы: 'Y' }

const vowels = 'АЕЁЄИІЇОУЎЫЭЮЯ'

const asItIs: Neighbours = (capitals) => capitals

function scheme(own: Letters, neighbours: Neighbours = asItIs): (capitals: string) => string {
  const letters = { ...common, ...own }
  return (capitals) => replaced(neighbours(capitals), letters)
}

/** Е at the beginning of a name, and behind a vowel or a sign, as Estonian and English write it: Jelena, Yelena. */
const iotated = (capitals: string, by: string): string =>
  capitals.replaceAll(new RegExp(`(^|[^\\p{L}]|[${vowels}ЬЪ])Е`, 'gu'), `$1${by}Е`)

/** Ё behind a hissing sound is written O in Estonian and Latvian: Hruštšov, Hruščovs. */
const roundedBehindHissing: Neighbours = (capitals) => capitals.replaceAll(/(?<=[ЖЧШЩ])Ё/g, 'О')

/** Mihhail, Boriss, Juri, Iljina. */
const estonianNeighbours: Neighbours = (capitals) =>
  iotated(roundedBehindHissing(capitals), 'J')
    .replaceAll(/ИЙ(?!\p{L})/gu, 'И')
    .replaceAll('ЬИ', 'JИ')
    .replaceAll(new RegExp(`([${vowels}])([ХС])(?=[${vowels}]|\\P{L}|$)`, 'gu'), '$1$2$2')

// The Estonian rules of writing Russian names (regulation of the Government, 1996): marks fall away as elsewhere.
const estonian: Letters = {
  ...{ Ё: 'JO', Ж: 'Z', Й: 'I', Х: 'H', Ч: 'TS', Ш: 'S', Щ: 'STS', Ы: 'O', Ю: 'JU', Я: 'JA', Є: 'JE', Ї: 'JI' }
}

// ICAO Doc 9303-3, section 6 B, and the Russian order of 2012 (No 320), by which passports are written since 2013.
const icao: Letters = { ...hissing, Ё: 'E', Й: 'I', Ю: 'IU', Я: 'IA', Є: 'IE', Ї: 'I', Ъ: 'IE' }

// As English writes them.
const english: Letters = { ...hissing, Ё: 'YO', Й: 'Y', Ю: 'YU', Я: 'YA', Є: 'YE', Ї: 'YI' }

/** Other letters at the beginning of a word (Ukrainian resolution No 55 of 2010; Belarusian instruction of 2000). */
const beginning = (first: Letters): Neighbours => {
  const letters = new RegExp(`(?<![\\p{L}])[${Object.keys(first).join('')}]`, 'gu')
  return (capitals) => capitals.replaceAll(letters, (letter) => first[letter] ?? letter)
}

// Resolution No 55 of the Cabinet of Ministers of Ukraine, 27 January 2010.
const ukrainianBeginning = beginning({ Є: 'YE', Ї: 'YI', Й: 'Y', Ю: 'YU', Я: 'YA' })
const ukrainian: Letters = { ...hissing, Г: 'H', Ґ: 'G', И: 'Y', Й: 'I', Є: 'IE', Ї: 'I', Ю: 'IU', Я: 'IA' }

// Instruction of the State Committee of Belarus of 2000, as amended in 2007, without its marks.
const iotatedBelarusian: Neighbours = (capitals) =>
  capitals.replaceAll(
    new RegExp(`(^|[^\\p{L}]|[${vowels}ЬЪ])([ЕЁЮЯ])`, 'gu'),
    (_, before, letter) => `${before}J${({ Е: 'E', Ё: 'O', Ю: 'U', Я: 'A' } as Letters)[letter]}`
  )
const belarusian: Letters = {
  ...{ Г: 'H', Е: 'IE', Ё: 'IO', Ж: 'Z', Й: 'J', Х: 'CH', Ц: 'C', Ч: 'C', Ш: 'S', Ы: 'Y', Ю: 'IU', Я: 'IA' }
}

// Cabinet regulation No 114 of Latvia (2004), without marks and without the endings that Latvian adds.
const latvian: Letters = {
  ...{ Ё: 'JO', Ж: 'Z', Й: 'J', Х: 'H', Ц: 'C', Ч: 'C', Ш: 'S', Щ: 'SC', Ы: 'I', Ю: 'JU', Я: 'JA', Є: 'JE', Ї: 'JI' }
}

/** The ending -ий or -ый as one letter. */
const shortEnding =
  (letter: string): Neighbours =>
  (capitals) =>
    capitals.replaceAll(/[ИЫ]Й(?!\p{L})/gu, letter)

const schemes: readonly ((capitals: string) => string)[] = [
  scheme(icao),
  // The Russian order of 2010 (No 26), by GOST R 52535.1-2006.
  scheme({ ...icao, Ц: 'TC', Ъ: '' }),
  // The Russian order of 1997 (No 310), in its English and its French form.
  scheme({ ...english, Ё: 'E' }, (capitals) => capitals.replaceAll(/[ЬЪ]Е/g, 'YЕ')),
  scheme({ ...icao, Ж: 'J', У: 'OU', Ч: 'TCH', Ш: 'CH', Щ: 'CHTCH', Ю: 'IOU', Ъ: '' }, (capitals) =>
    capitals
      .replaceAll('КС', 'X')
      .replaceAll(/Г(?=[ЕИЫ])/g, 'GU')
      .replaceAll('ЬЕ', 'IE')
      .replaceAll(/ИН(?!\p{L})/gu, 'INE')
      .replaceAll(new RegExp(`(?<=[${vowels}])С(?=[${vowels}])`, 'g'), 'SS')
  ),
  scheme(estonian),
  scheme(estonian, estonianNeighbours),
  scheme(english),
  scheme(english, (capitals) => iotated(capitals, 'Y')),
  // As ь before и sounds: Ilyin.
  scheme(english, (capitals) => capitals.replaceAll('ЬИ', 'YИ')),
  // BGN/PCGN 1947 in its short form: ИЙ and ЫЙ at the end as one letter; then with X for КС, and Yuri.
  scheme({ ...english, Ё: 'E' }, shortEnding('Ы')),
  scheme({ ...english, Ё: 'E' }, (capitals) => shortEnding('Ы')(capitals).replaceAll('КС', 'X')),
  scheme({ ...english, Ё: 'E' }, shortEnding('И')),
  scheme(latvian, (capitals) => iotated(roundedBehindHissing(capitals), 'J')),
  scheme({ ...icao, Г: 'H', И: 'Y', Ъ: '' }),
  scheme(ukrainian, (capitals) => ukrainianBeginning(capitals.replaceAll('ЗГ', 'ZGH'))),
  // Passports of Belarus: ICAO with the exceptions that it makes for Belarusian.
  scheme({ ...icao, Г: 'H', Ё: 'IO' }),
  scheme(belarusian, iotatedBelarusian),
  // The Bulgarian law on transliteration of 2009, with -ia for the ending -ия.
  scheme({ ...english, Х: 'H', Щ: 'SHT', Ъ: 'A', Ь: 'Y' }, (capitals) => capitals.replaceAll(/ИЯ(?!\p{L})/gu, 'IA')),
  // The Latin letters of Serbian, without marks, and with DJ for Ђ; then Macedonian passports.
  scheme({ Ж: 'Z', Ђ: 'D', Ћ: 'C', Х: 'H', Ц: 'C', Ч: 'C', Џ: 'DZ', Ш: 'S' }),
  scheme({ Ж: 'Z', Ђ: 'DJ', Ћ: 'C', Х: 'H', Ц: 'C', Ч: 'C', Џ: 'DZ', Ш: 'S' }),
  scheme({ ...hissing, Ѓ: 'GJ', Ќ: 'KJ', Џ: 'DJ', Х: 'H', Ц: 'C' })
]

/** Every way in which a Cyrillic text in capitals, without apostrophes, is written in Latin letters. */
export const cyrillicInLatin = (capitals: string): string[] => schemes.map((written) => written(capitals))
