import type { ResourceKey } from 'i18next'
import { readFiles } from './read-files.ts'

const files = import.meta.glob<ResourceKey>(['../../../common/locales/en/*.json', '!**/{main,person,screen}.json'], {
  import: 'default'
})

/** Reads what the window says to the clerk in English, by the paths of its files; the build makes data of it that is fetched. */
export const read = () => readFiles(files)
