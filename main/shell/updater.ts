/**
 * Fetches and starts installers by electron-updater. It is loaded only where the office wants newer versions installed, and
 * told everything: which file, how large, with which hash. It looks for nothing itself, and names this computer to nobody.
 */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { AppUpdater, UpdateInfo } from 'electron-updater'
import type { AuthInfo } from '../eeid/net-request.ts'
import type { InstallKind } from '../updates/install-kind.ts'
import type { ReleaseFile } from '../updates/release.ts'

type Kit = typeof import('electron-updater')
type SignIn = (proxy: string) => Promise<{ userName: string; password: string } | null>

/** What is needed to make an updater. `adapt`: for tests, which have no Electron. */
export type UpdaterOptions = {
  kind: InstallKind
  /** A file that says where downloads go (`updaterCacheDirName`), as electron-updater wants it. */
  config: () => string
  /** How long nothing may arrive, milliseconds. */
  stallMs?: number
  /** What a proxy (`host:port`) is given that asks for a sign-in. */
  signIn?: SignIn
  load?: () => Promise<Kit>
  adapter?: ConstructorParameters<Kit['AppImageUpdater']>[1]
  prepare?: (updater: AppUpdater) => void
}

const stallOfMs = 60_000

/** The file that a package carries for it. */
export const packagedConfig = (): string => join(process.resourcesPath, 'app-update.yml')

/** Makes the updater; nothing is loaded before it fetches. */
export function systemUpdater(options: UpdaterOptions) {
  const { kind, config, stallMs = stallOfMs, load = () => import('electron-updater'), adapter } = options
  const { signIn = async () => null } = options
  let ready: { updater: AppUpdater; path: string; sha512: string } | undefined

  async function fetch(version: string, file: ReleaseFile): Promise<void> {
    ready = undefined
    const kit = await load()
    const updater = made(kit, version, file)
    options.prepare?.(updater)
    const path = await brought(kit, updater, file)
    ready = { updater, path, sha512: file.sha512 }
  }

  function made(kit: Kit, version: string, file: ReleaseFile): AppUpdater {
    const Kind = { nsis: kit.NsisUpdater, appimage: kit.AppImageUpdater, mac: kit.MacUpdater, managed: null }[kind]
    if (Kind === null) throw new Error('this installation does not replace itself')
    const updater: AppUpdater = new Kind(undefined, adapter)
    // It would write an id of this computer to the disk, and send it along.
    Object.defineProperty(updater, 'stagingUserIdPromise', { value: { value: Promise.resolve('') } })
    updater.logger = null
    updater.autoDownload = false
    updater.autoInstallOnAppQuit = false
    updater.allowDowngrade = false
    updater.allowPrerelease = false
    updater.disableWebInstaller = true
    // Pieces of an old file and a new one would come from more addresses than are signed.
    updater.disableDifferentialDownload = true
    updater.updateConfigPath = config()
    updater.setFeedURL({ provider: 'custom', updateProvider: givenRelease(kit, version, file) } as never)
    // Whatever fails is heard by whoever waits for it; unheard, Node would end the app.
    updater.on('error', () => {})
    updater.on('login', signedIn(signIn))
    return updater
  }

  /** The path of the file. Broken off where more comes than was signed, and where nothing comes. */
  async function brought(kit: Kit, updater: AppUpdater, { size }: ReleaseFile): Promise<string> {
    const found = await updater.checkForUpdates()
    if (!found?.isUpdateAvailable) throw new Error('it is not newer')
    const cancel = new kit.CancellationToken()
    const { promise: stalled, reject } = Promise.withResolvers<never>()
    const breakOff = (why: string) => {
      cancel.cancel()
      reject(new Error(why))
    }
    const arm = () => setTimeout(() => breakOff('nothing arrives'), stallMs)
    let timer = arm()
    updater.on('download-progress', ({ transferred, total }) => {
      clearTimeout(timer)
      timer = arm()
      if (transferred > size || total > size) breakOff('more comes than was signed')
    })
    const download = updater.downloadUpdate(cancel)
    try {
      const [path] = await Promise.race([download, stalled])
      if (path === undefined) throw new Error('there is no file')
      return path
    } finally {
      clearTimeout(timer)
      stalled.catch(() => {})
      // It takes away what had come so far.
      await download.catch(() => {})
    }
  }

  return {
    fetch,
    async install(): Promise<void> {
      if (!ready) throw new Error('nothing was fetched')
      const { updater, path, sha512 } = ready
      // It lay in a folder that every program of this user may write.
      if ((await hashOf(path)) !== sha512) throw new Error('it is another file now')
      const { promise, reject } = Promise.withResolvers<never>()
      updater.on('error', reject)
      promise.catch(() => {})
      updater.quitAndInstall(true, true)
      const turnIsOver = new Promise<void>((resolve) => setTimeout(resolve, 1_000))
      await Promise.race([promise, turnIsOver])
    }
  }
}

/** Gives a sign-in to a proxy, and to a server never; who is given nothing is told so at once. */
const signedIn =
  (signIn: SignIn) =>
  async ({ isProxy, host, port }: AuthInfo, give: (...known: string[]) => void): Promise<void> => {
    const known = isProxy ? await signIn(`${host}:${port}`).catch(() => null) : null
    if (known) give(known.userName, known.password)
    else give()
  }

/** A provider of electron-updater that knows the one release that was read and checked. */
function givenRelease(kit: Kit, version: string, { url, size, sha512 }: ReleaseFile) {
  const file = { url, size, sha512 }
  const info: UpdateInfo = { version, files: [file], path: url, sha512, releaseDate: '' }
  return class extends kit.Provider<UpdateInfo> {
    // That of the class above is protected.
    constructor(_options: unknown, _updater: unknown, runtime: never) {
      super(runtime)
    }
    override getLatestVersion = async () => info
    override resolveFiles = () => [{ url: new URL(url), info: file }]
  }
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha512')
  await pipeline(createReadStream(path), hash)
  return hash.digest('base64')
}
