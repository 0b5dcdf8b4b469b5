import type { ResourceKey } from 'i18next'

/** What the window says to the clerk in Estonian, by the paths of its files; a file of its own in the build. */
export const texts = import.meta.glob<ResourceKey>(
  ['../../../common/locales/et/*.json', '!**/{main,person,screen}.json'],
  { eager: true, import: 'default' }
)
