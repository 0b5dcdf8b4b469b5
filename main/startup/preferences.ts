/** What the clerk chose about the app itself. Nothing secret: a plain file, so that it is there before any key. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeFileSync } from 'atomically'
import { type Language, languages } from '../../common/words/languages.ts'
import { type Preferences, preferences } from '../../preload/contract/preferences.ts'

/** The preferences kept in `folder`; the first language of the system that the app speaks, until the clerk chooses. */
export function preferencesIn(folder: string, systemLanguages: () => readonly string[]) {
  const file = join(folder, 'preferences.json')
  let current: Preferences | undefined

  function read(): Preferences {
    const known = preferences.partial().safeParse(parsed(file))
    const { language, theme, rows, serviceId } = known.success ? known.data : {}
    return {
      language: language ?? firstSpoken(systemLanguages()),
      theme: theme ?? 'system',
      rows: rows ?? 'comfortable',
      serviceId: serviceId ?? null
    }
  }

  return {
    get(): Preferences {
      current ??= read()
      return current
    },
    set(change: Partial<Preferences>): Preferences {
      const changed = { ...(current ?? read()), ...change }
      writeFileSync(file, JSON.stringify(changed))
      current = changed
      return changed
    }
  }
}

/** The language to begin with: the first of the system's that the app speaks, else English. */
export function firstSpoken(systemLanguages: readonly string[]): Language {
  const spoken = systemLanguages.flatMap((tag) => languages.filter((language) => tag.split('-')[0] === language))
  return spoken[0] ?? 'en'
}

function parsed(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return {}
  }
}
