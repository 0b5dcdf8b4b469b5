/**
 * How `npm run package` packages: by electron-builder.yml, and with no other Electron than the one whose SHA-256 the
 * package `electron` names, which package-lock.json holds by its own hash.
 */
import { createRequire } from 'node:module'
import { join } from 'node:path'

const checksums: Record<string, string> = createRequire(import.meta.url)('electron/checksums.json')

export default { extends: join(import.meta.dirname, '../../electron-builder.yml'), electronDownload: { checksums } }
