import type { ResourceKey } from 'i18next'

/** What the window says to the clerk in Russian, by the paths of its files; a file of its own in the build. */
export const texts = import.meta.glob<ResourceKey>(
  ['../../../common/locales/ru/*.json', '!**/{main,person,screen}.json'],
  { eager: true, import: 'default' }
)
