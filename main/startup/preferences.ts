/** What the clerk chose about the app itself. Nothing secret: a plain file, so that it is there before any key. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeFileSync } from 'atomically'
import { appearance, type Preferences, serviceInUse } from '../../common/settings/appearance.ts'
import { initialOf } from '../../common/settings/declare.ts'
import { fieldsOf, schemaOf } from '../../common/settings/schema.ts'
import { type Language, languages } from '../../common/words/languages.ts'

/** The preferences kept in `folder`; the first language of the system that the app speaks, until the clerk chooses. */
export function preferencesIn(folder: string, systemLanguages: () => readonly string[]) {
  const file = join(folder, 'preferences.json')
  let current: Preferences | undefined

  function read(): Preferences {
    const language = firstSpoken(systemLanguages())
    return { ...initialOf(appearance), serviceId: null, language, ...fitting(parsed(file)) }
  }

  /** A disk that is full or may not be written keeps nobody from reading in their language until the app ends. */
  function keep(chosen: Preferences): void {
    try {
      writeFileSync(file, JSON.stringify(chosen))
    } catch (error) {
      if (!isOfDisk(error)) throw error
    }
  }

  return {
    get(): Preferences {
      current ??= read()
      return current
    },
    set(change: Partial<Preferences>): Preferences {
      current = { ...(current ?? read()), ...change }
      keep(current)
      return current
    }
  }
}

/** The language to begin with: the first of the system's that the app speaks, else the one declared. */
export function firstSpoken(systemLanguages: readonly string[]): Language {
  const spoken = systemLanguages.flatMap((tag) => languages.filter((language) => tag.split('-')[0] === language))
  return spoken[0] ?? appearance.settings.language.initial
}

const schemas = { ...fieldsOf(appearance), serviceId: schemaOf(serviceInUse) }

/** Each that this version understands; one that it does not takes no other with it. */
function fitting(kept: unknown): Partial<Preferences> {
  const values = (typeof kept === 'object' ? kept : null) as Record<string, unknown> | null
  return Object.fromEntries(
    Object.entries(schemas).flatMap(([name, schema]) => {
      const { success, data } = schema.safeParse(values?.[name])
      return success ? [[name, data]] : []
    })
  )
}

function parsed(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return {}
  }
}

const isOfDisk = (error: unknown): boolean => typeof (error as NodeJS.ErrnoException).code === 'string'
