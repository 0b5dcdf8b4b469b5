/** Other people's work in the app, as the build has written it down. */
import { readFile } from 'node:fs/promises'
import type { Licence } from '../../common/words/app/about.ts'

/** Reads the list that the build made; where the app was not built, as in development, there is none. */
export const licencesIn = (file: string) => async (): Promise<readonly Licence[]> => {
  const json = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '[]'
    throw error
  })
  return JSON.parse(json) as Licence[]
}
