/** The whole catalogue as the tests read it: what the windows say, and what main says (main.json). */

type Tree = { [key: string]: string | Tree }

/** The texts of a language by their keys, which begin with the name of their file; plural forms have keys of their own. */
export type Texts = ReadonlyMap<string, string>

/** The languages of the app, as the rules have to know them. */
export type LanguageName = 'en' | 'et' | 'ru'

const files = import.meta.glob<Tree>('../../../common/locales/*/*.json', { import: 'default', eager: true })

/** Every text of a language. */
function textsOf(language: LanguageName): Texts {
  const own = Object.entries(files).filter(([path]) => path.includes(`/${language}/`))
  return flatten(Object.fromEntries(own.map(([path, texts]) => [path.replace(/^.*\/|\.json$/g, ''), texts])))
}

function flatten(tree: Tree, prefix = ''): Texts {
  return new Map(
    Object.entries(tree).flatMap(([key, value]) =>
      typeof value === 'string' ? [[`${prefix}${key}`, value] as const] : [...flatten(value, `${prefix}${key}.`)]
    )
  )
}

/** Every text of every language. */
export const catalogue: Readonly<Record<LanguageName, Texts>> = {
  en: textsOf('en'),
  et: textsOf('et'),
  ru: textsOf('ru')
}

const pluralEnding = /_(zero|one|two|few|many|other)$/

/** Whether a key is one of several for the forms of a number. */
export const isPlural = (key: string): boolean => pluralEnding.test(key)

/** A key without the ending of its plural form. */
export const stem = (key: string): string => key.replace(pluralEnding, '')
