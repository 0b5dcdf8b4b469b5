/** Entry point: `node boot.ts <launcher> [electron's flags] [app] [arguments]`. */
import fs from 'node:fs'
import inspector from 'node:inspector'
import Module from 'node:module'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { extractAsar } from './asar.ts'
import { type Fuses, readFuses } from './fuses.ts'
import { type Host, setHost } from './host.ts'
import { parseLaunchArguments } from './launch-arguments.ts'
import { hookElectronModule } from './module-hooks.ts'

interface Manifest {
  readonly name?: string
  readonly productName?: string
  readonly version?: string
  readonly main?: string
  readonly type?: string
}

const [, , launcher = '', ...argv] = process.argv
const launch = parseLaunchArguments(argv)
const resources = path.join(path.dirname(launcher), 'resources')
const fuses = readFuses(launcher)

function readVersion(): string {
  return fs.readFileSync(path.join(path.dirname(launcher), 'version'), 'utf8').trim()
}

function fail(message: string): never {
  process.stderr.write(`${message}\n`)
  process.exit(1)
}

/** Where the app is; packaged apps are found beside the program, as Electron finds them. */
function locateApp({ onlyAsar }: Fuses): { target: string; packaged: boolean } {
  const archive = path.join(resources, 'app.asar')
  if (fs.existsSync(archive)) return { target: extractAsar(archive), packaged: true }
  const folder = path.join(resources, 'app')
  if (!onlyAsar && fs.existsSync(folder)) return { target: folder, packaged: true }
  if (onlyAsar) fail('Electron-on-Chromium: the fuse OnlyLoadAppFromAsar is on, and there is no app.asar')
  if (launch.appPath === undefined) fail('Electron-on-Chromium: no app was given')
  const target = path.resolve(launch.appPath)
  if (!fs.existsSync(target)) fail(`Unable to find Electron app at ${target}`)
  return { target, packaged: false }
}

/** Electron shows a box with these words; with nobody there to read it, the process ends instead. */
function reportUncaught(error: unknown): void {
  if (process.listenerCount('uncaughtException') > 1) return
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
  process.stderr.write(`A JavaScript error occurred in the main process\nUncaught Exception:\n${text}\n`)
  process.exit(1)
}

/** Gives the process the face that an app expects of Electron's. */
function disguiseProcess(packaged: boolean): void {
  process.argv = [launcher, ...argv]
  process.execPath = launcher
  const versions = { electron: readVersion(), chrome: '' }
  for (const [name, value] of Object.entries(versions)) {
    Object.defineProperty(process.versions, name, { value, enumerable: true, configurable: true })
  }
  Object.assign(process, { type: 'browser', resourcesPath: resources })
  if (!packaged) Object.assign(process, { defaultApp: true })
}

if (launch.versionAsked) {
  process.stdout.write(`v${readVersion()}\n`)
  process.exit(0)
}
const { target, packaged } = locateApp(fuses)
const isFolder = fs.statSync(target).isDirectory()
const appPath = isFolder ? target : path.dirname(target)
const manifest: Manifest = isFolder ? JSON.parse(fs.readFileSync(path.join(target, 'package.json'), 'utf8')) : {}
const main = isFolder ? path.join(target, manifest.main ?? 'index.js') : target
const node = process.execPath
disguiseProcess(packaged)
if (launch.inspect && fuses.inspect) inspector.open(launch.inspect.port, '127.0.0.1', launch.inspect.wait)
process.on('uncaughtException', reportUncaught)

const loading = Promise.withResolvers<unknown>()
const host: Host = {
  launcher,
  node,
  appPath,
  packaged,
  name: manifest.productName ?? manifest.name ?? 'Electron',
  version: manifest.version ?? '0.0.0',
  switches: launch.switches,
  mainLoaded: loading.promise
}
setHost(host)
const { electron, startElectron } = await import('./electron.ts')
hookElectronModule(electron)
startElectron()
const requireFromApp = Module.createRequire(path.join(appPath, 'package.json'))
for (const name of launch.preloadModules) requireFromApp(path.isAbsolute(name) ? name : path.resolve(name))
const isModule = main.endsWith('.mjs') || (manifest.type === 'module' && !main.endsWith('.cjs'))
// Either way a main script that fails becomes an uncaught exception, as on Electron.
loading.resolve(isModule ? import(pathToFileURL(main).href) : new Promise<void>((run) => run(Module.runMain(main))))
loading.promise.catch((error: unknown) => process.emit('uncaughtException', error as Error))
