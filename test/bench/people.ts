/** People as they stand at front desks in Estonia and Latvia, the same for the same seed. */

import { pick, type Random } from '../eeid-server/service/random.ts'

/** A person who may be asked for. */
export type Person = { givenName: string; familyName: string; sub: string; birthdate: string }

const given = {
  EE: [
    'Mari',
    'Jüri',
    'Tõnu',
    'Kadri',
    'Andres',
    'Õie',
    'Ülle',
    'Pille-Riin',
    'Toomas',
    'Märt',
    'Liis',
    'Jaan',
    'Külli'
  ],
  LV: ['Jānis', 'Līga', 'Māris', 'Ģirts', 'Ilze', 'Ēriks', 'Kristīne', 'Aivars', 'Zane', 'Uldis'],
  RU: ['Aleksandr', 'Olga', 'Svetlana', 'Sergei', 'Natalja', 'Vladimir', 'Žanna', 'Tatjana', 'Igor', 'Anna'],
  Cyrillic: ['Катерина', 'Пётр', 'Мария', 'Алексей', 'Наталья', 'Фёдор', 'Юлия', 'Семён']
}

const family = {
  EE: [
    'Tamm',
    'Saar',
    'Mägi',
    'Kõiv',
    'Õunapuu',
    'Pärn',
    'Sepp',
    'Lepik',
    'Rüütel',
    'Jõeorg',
    'Maasikas',
    'Kask',
    'Kukk'
  ],
  LV: ['Bērziņš', 'Kalniņa', 'Ozoliņš', 'Liepiņa', 'Krūmiņš', 'Zariņa', 'Jansons', 'Ābele', 'Šmits', 'Eglītis'],
  RU: ['Ivanov', 'Petrova', 'Kuznetšov', 'Žukova', 'Vasiljev', 'Smirnova', 'Popov', 'Sokolova', 'Jegorov', 'Orlova'],
  Cyrillic: ['Иванов', 'Сидорова', 'Смирнов', 'Ковалёв', 'Петренко', 'Шевчук', 'Алексеева', 'Щукин']
}

type Kind = keyof typeof given

const kinds: readonly Kind[] = ['EE', 'EE', 'EE', 'EE', 'LV', 'LV', 'LV', 'RU', 'RU', 'Cyrillic']

/** Draws a person. Names in Cyrillic stand on documents, their codes begin with the document's country. */
export function drawPerson(random: Random): Person {
  const kind = pick(random, kinds)
  const day = new Date(Date.UTC(1940, 0, 1) + Math.floor(random.next() * 24_000) * 86_400_000)
    .toISOString()
    .slice(0, 10)
  const [year = '', month = '', date = ''] = day.split('-')
  const serial = String(Math.floor(random.next() * 10_000)).padStart(4, '0')
  const century = Number(year) < 2000 ? 3 : 5
  const estonian = `EE${century + Math.round(random.next())}${year.slice(2)}${month}${date}${serial}`
  const sub = {
    EE: estonian,
    RU: estonian,
    LV: `LV${date}${month}${year.slice(2)}-${Number(year) < 2000 ? 1 : 2}${serial}`,
    Cyrillic: `UAFE${serial}${date}`
  }[kind]
  const names = { givenName: pick(random, given[kind]), familyName: pick(random, family[kind]) }
  // A few hundred thousand different ones: whoever comes again comes with the same code.
  const double = random.next() < 0.2 ? `-${pick(random, family[kind])}` : ''
  return { ...names, familyName: names.familyName + double, sub, birthdate: day }
}
