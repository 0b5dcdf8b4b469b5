/** `npm run sbom`: writes the list of what the app is made of beside the build; `npm run build:package` does it too. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sbomFile, sbomOf } from '../package/sbom.ts'

const repository = join(import.meta.dirname, '../..')
const sbom = sbomOf(repository)
writeFileSync(join(repository, 'out', sbomFile), `${JSON.stringify(sbom, null, 2)}\n`)
process.stdout.write(`${sbom.components.length} parts in out/${sbomFile}\n`)
