import type { ResourceKey } from 'i18next'

/** Texts by the paths of their files. */
export type Texts = Readonly<Record<string, ResourceKey>>

/** Reads all of these files side by side. */
export async function readFiles(files: Readonly<Record<string, () => Promise<ResourceKey>>>): Promise<Texts> {
  const all = Object.entries(files).map(async ([path, read]) => [path, await read()] as const)
  return Object.fromEntries(await Promise.all(all))
}
