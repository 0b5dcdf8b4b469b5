/**
 * Runs the tests of one kind by vitest: `--main` those of `npm test`, `--rest` all others, neither all of them. Whatever
 * else is given goes to vitest, such as a part of a file's name.
 */
import { spawnSync } from 'node:child_process'
import { component } from '../component/rest.ts'
import { integration } from '../integration/rest.ts'
import { unit } from '../unit/rest.ts'
import { type Kind, withFilesOf } from './parts.ts'
import { vitest } from './vitest.ts'

const kinds: readonly Kind[] = [unit, component, integration]

const [name, ...given] = process.argv.slice(2)
const kind = kinds.find((one) => one.name === name)
if (!kind) throw new Error(`which tests? One of ${kinds.map((one) => one.name).join(', ')}`)
const args = [vitest, 'run', '--project', `${kind.name}*`, ...withFilesOf(kind, given)]
process.exitCode = spawnSync(process.execPath, args, { stdio: 'inherit' }).status ?? 1
