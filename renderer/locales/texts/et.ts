import type { ResourceKey } from 'i18next'
import { readFiles } from './read-files.ts'

const files = import.meta.glob<ResourceKey>(['../../../common/locales/et/*.json', '!**/{main,person,screen}.json'], {
  import: 'default'
})

/** Reads what the window says to the clerk in Estonian, by the paths of its files; the build makes data of it that is fetched. */
export const read = () => readFiles(files)
