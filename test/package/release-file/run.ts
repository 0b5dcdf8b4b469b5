/**
 * `npm run package:release-file -- --url URL --page URL`: writes `release/eeid-desk.json`, which tells installed apps of this
 * version. Signed by the key in the file that EEID_DESK_SIGNING_KEY names; without one, it only tells.
 */
import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { releaseFile } from './release-file.ts'

const repository = join(import.meta.dirname, '../../..')
const release = join(repository, 'release')
const { url, page } = parseArgs({ options: { url: { type: 'string' }, page: { type: 'string' } } }).values

if (url === undefined || page === undefined) {
  process.stderr.write(
    'package:release-file: give --url (below which the installers will be) and --page (to read about it)\n'
  )
  process.exitCode = 2
} else {
  const { version } = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8')) as { version: string }
  const keyFile = process.env.EEID_DESK_SIGNING_KEY
  const installers = globSync('eeid-desk-*', { cwd: release }).map((name) => join(release, name))
  const key = keyFile ? readFileSync(keyFile, 'utf8') : null
  writeFileSync(join(release, 'eeid-desk.json'), releaseFile({ version, page, url, installers, key }))
}
