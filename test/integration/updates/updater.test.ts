/** electron-updater itself, with the installer that it fetches over real HTTP, on an AppImage; only Electron is not there. */
import { EventEmitter } from 'node:events'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import http from 'node:http'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { systemUpdater } from '../../../main/shell/updater.ts'
import { hookElectronModule } from '../../electron-on-chromium/module-hooks.ts'
import { fileFor } from '../../releases/signed.ts'
import { temporaryFolder } from '../../unit/store/temporary-store.ts'
import { bytes, endless, gone, releaseServer, silent } from './server.ts'

hookElectronModule({ app: new EventEmitter(), autoUpdater: new EventEmitter(), session: {}, net: {} })

const ofUpdater = createRequire(createRequire(import.meta.url).resolve('electron-updater'))
const { ElectronHttpExecutor } = ofUpdater('./electronHttpExecutor')

/** Its own executor for Electron, with Node's way to the network. */
class ByNode extends ElectronHttpExecutor {
  createRequest(options: http.RequestOptions, callback: (response: http.IncomingMessage) => void) {
    return http.request(options, callback)
  }
  addRedirectHandlers(): void {}
}

// A program that ends at once: what an AppImage starts after it has replaced itself.
const installer = Buffer.from('#!/bin/sh\nexit 0\n')

/** An AppImage of version 1.0.0 that is running, and its updater. */
function running(stallMs = 60_000) {
  const folder = temporaryFolder()
  const appImage = join(folder, 'eeid-desk.AppImage')
  writeFileSync(appImage, 'the old one', { mode: 0o755 })
  vi.stubEnv('APPIMAGE', appImage)
  onTestFinished(() => void vi.unstubAllEnvs())
  const config = join(import.meta.dirname, '../../../main/resources/app-update.yml')
  let quits = 0
  const adapter = {
    version: '1.0.0',
    name: 'eeID Desk',
    isPackaged: true,
    appUpdateConfigPath: config,
    userDataPath: join(folder, 'user-data'),
    baseCachePath: join(folder, 'cache'),
    whenReady: async () => {},
    relaunch: () => {},
    quit: () => {
      quits += 1
    },
    onQuit: () => {}
  }
  const updater = systemUpdater({
    kind: 'appimage',
    config: () => config,
    stallMs,
    adapter,
    prepare: (made) => void Object.assign(made, { httpExecutor: new ByNode() })
  })
  const pending = join(folder, 'cache/eeid-desk-updater/pending')
  return {
    updater,
    folder,
    now: () => readFileSync(appImage, 'utf8'),
    quits: () => quits,
    fetched: () => (existsSync(pending) ? readdirSync(pending).filter((name) => name.endsWith('.AppImage')) : []),
    pending
  }
}

test.runIf(process.platform === 'linux')(
  'an installer with its hash is fetched, replaces the app, and ends it',
  async () => {
    const server = await releaseServer({ '/new.AppImage': bytes(installer) })
    const desk = running()
    await desk.updater.fetch('2.0.0', fileFor(installer, `${server.url}/new.AppImage`))
    expect([desk.fetched(), desk.now(), desk.quits()]).toEqual([['new.AppImage'], 'the old one', 0])
    await desk.updater.install()
    expect([desk.now(), desk.quits()]).toEqual([installer.toString(), 1])
    // Nothing names this computer: neither a file with an id nor another call.
    expect(existsSync(join(desk.folder, 'user-data'))).toBe(false)
    expect(server.asked).toEqual(['GET /new.AppImage'])
  }
)

test.runIf(process.platform === 'linux').each([
  ['with another content', bytes(Buffer.from('#!/bin/sh\nexit 1\n')), 'sha512 checksum mismatch'],
  ['that is cut short', bytes(installer.subarray(0, 5)), 'sha512 checksum mismatch'],
  ['that is larger than was signed', bytes(Buffer.alloc(5_000_000)), /more comes|checksum mismatch/],
  ['without an end', endless, 'nothing arrives'],
  ['that stops coming', silent, 'nothing arrives'],
  ['that is not there', gone, '404']
])('one %s is not taken, and nothing can be installed', async (_what, answer, why) => {
  const server = await releaseServer({ '/new.AppImage': answer })
  // Soon where nothing arrives; else never, on a machine that is busy with other things.
  const desk = running(why === 'nothing arrives' ? 500 : 60_000)
  await expect(desk.updater.fetch('2.0.0', fileFor(installer, `${server.url}/new.AppImage`))).rejects.toThrow(why)
  await expect(desk.updater.install()).rejects.toThrow('nothing was fetched')
  expect([desk.fetched(), desk.now(), desk.quits()]).toEqual([[], 'the old one', 0])
})

test.runIf(process.platform === 'linux').each(['1.0.0', '0.9.9'])('%s is not fetched over 1.0.0', async (version) => {
  const server = await releaseServer({ '/old.AppImage': bytes(installer) })
  const desk = running()
  await expect(desk.updater.fetch(version, fileFor(installer, `${server.url}/old.AppImage`))).rejects.toThrow(
    'not newer'
  )
  expect(server.connections()).toBe(0)
})

test.runIf(process.platform === 'linux')('one that another program has changed since is not installed', async () => {
  const server = await releaseServer({ '/new.AppImage': bytes(installer) })
  const desk = running()
  await desk.updater.fetch('2.0.0', fileFor(installer, `${server.url}/new.AppImage`))
  writeFileSync(join(desk.pending, 'new.AppImage'), '#!/bin/sh\nexit 2\n')
  await expect(desk.updater.install()).rejects.toThrow('another file')
  expect([desk.now(), desk.quits()]).toEqual(['the old one', 0])
})
