/** What the demo, the tests and the package check need from the system, and how each is found missing. */
import { spawnSync } from 'node:child_process'
import { existsSync, globSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** Something of the system, with the Debian package that brings it. */
export type Need = { what: string; debianPackage: string; isThere: () => boolean }

const onPath = (program: string): boolean =>
  (process.env.PATH ?? '').split(delimiter).some((folder) => folder !== '' && existsSync(join(folder, program)))

// Loading the binary is the only proof that the libraries it is linked with are there.
const keytarLoads = (): boolean =>
  spawnSync(process.execPath, ['-e', "require('keytar')"], { stdio: 'ignore', timeout: 20_000 }).status === 0

const libsecret: Need = { what: 'libsecret', debianPackage: 'libsecret-1-0', isThere: keytarLoads }
const keyring: Need = {
  what: 'gnome-keyring',
  debianPackage: 'gnome-keyring',
  isThere: () => onPath('gnome-keyring-daemon')
}
const dbus: Need = { what: 'dbus-run-session', debianPackage: 'dbus', isThere: () => onPath('dbus-run-session') }
const fonts: Need = {
  what: 'a font',
  debianPackage: 'fonts-dejavu-core',
  isThere: () => globSync('/usr/share/fonts/**/*.{ttf,otf,ttc}').length > 0
}
const poppler: Need = { what: 'pdftotext', debianPackage: 'poppler-utils', isThere: () => onPath('pdftotext') }
const qpdf: Need = { what: 'qpdf', debianPackage: 'qpdf', isThere: () => onPath('qpdf') }
const unzip: Need = { what: 'unzip', debianPackage: 'unzip', isThere: () => onPath('unzip') }

const spooler: readonly Need[] = [
  { what: 'CUPS', debianPackage: 'cups-daemon', isThere: () => existsSync('/usr/sbin/cupsd') },
  { what: 'lp', debianPackage: 'cups-client', isThere: () => onPath('lp') }
]

/** Chromium, where Electron's binary is not there. `find` answers its path. */
export const chromium = (find: () => string | undefined): Need => ({
  what: 'Chromium',
  debianPackage: 'chromium',
  isThere: () => find() !== undefined
})

/** A virtual display, for windows that are shown on a machine without one. */
export const virtualDisplay: Need = { what: 'Xvfb', debianPackage: 'xvfb', isThere: () => onPath('Xvfb') }

/** What a real Electron needs of Linux: its libraries, and `xvfb-run` with what that one runs. */
export function electronNeeds(executable: string): readonly Need[] {
  // Chromium is linked with what Electron is linked with.
  const libraries: Need = {
    what: 'Electron’s libraries',
    debianPackage: 'chromium',
    isThere: () => isLinked(executable)
  }
  const xauth: Need = { what: 'xauth', debianPackage: 'xauth', isThere: () => onPath('xauth') }
  return [libraries, virtualDisplay, xauth]
}

function isLinked(executable: string): boolean {
  const { stdout } = spawnSync('ldd', [executable], { encoding: 'utf8' })
  return !(stdout ?? '').includes('not found')
}

/** A keychain of its own for the app: every lane needs it on Linux. */
export const keychainNeeds: readonly Need[] = [libsecret, keyring, dbus]

/** What the app's pages and the tests' checks need besides. */
export const screenNeeds: readonly Need[] = [fonts]

/** What tests read PDFs with, and print them with. */
export const testNeeds: readonly Need[] = [poppler, qpdf, unzip, ...spooler]

const programNginx = '/usr/sbin/nginx'
const nginx: Need = {
  what: 'nginx',
  debianPackage: 'nginx-light',
  // Debian keeps it where only root's PATH looks.
  isThere: () => onPath('nginx') || existsSync(programNginx)
}
const openssl: Need = { what: 'openssl', debianPackage: 'openssl', isThere: () => onPath('openssl') }

/** The proxy that stands in front of the receiver of webhooks, and what makes a certificate for it. */
export const proxyNeeds: readonly Need[] = [nginx, openssl]

/** What makes certificates of an office's own authority, and has a home trust it. */
export const certificateNeeds: readonly Need[] = [
  openssl,
  { what: 'certutil', debianPackage: 'libnss3-tools', isThere: () => onPath('certutil') }
]

/** The folder of PostgreSQL's programs, the newest of those that Debian has installed. */
export const postgresPrograms = (): string | undefined => globSync('/usr/lib/postgresql/*/bin').toSorted().at(-1)

/** The server of an office of several desks. */
export const postgresNeeds: readonly Need[] = [
  {
    what: 'PostgreSQL',
    debianPackage: 'postgresql',
    isThere: () => existsSync(join(postgresPrograms() ?? '/nowhere', 'initdb'))
  },
  { what: 'setpriv', debianPackage: 'util-linux', isThere: () => onPath('setpriv') },
  openssl
]

const programPgbouncer = '/usr/sbin/pgbouncer'

/** The pooler in front of such a server. */
export const pgbouncerNeeds: readonly Need[] = [
  { what: 'PgBouncer', debianPackage: 'pgbouncer', isThere: () => existsSync(programPgbouncer) },
  ...postgresNeeds
]

/** The command of PgBouncer: Debian keeps it where only root's PATH looks. */
export const pgbouncerCommand = (): string => programPgbouncer

const programSquid = '/usr/sbin/squid'

/** What of squid asks for a user name and a password. */
export const basicNcsaAuth = '/usr/lib/squid/basic_ncsa_auth'

/** The proxy of an office, through which the app reaches its service. */
export const squidNeeds: readonly Need[] = [
  { what: 'squid', debianPackage: 'squid', isThere: () => existsSync(programSquid) && existsSync(basicNcsaAuth) },
  openssl
]

/** The command of squid. */
export const squidCommand = (): string => programSquid

/** What makes the Linux packages. */
export const packageNeeds: readonly Need[] = [
  { what: 'dpkg-deb', debianPackage: 'dpkg', isThere: () => onPath('dpkg-deb') },
  { what: 'rpmbuild', debianPackage: 'rpm', isThere: () => onPath('rpmbuild') }
]

/** What installs them and starts them from the menu, as a desktop does. */
export const installNeeds: readonly Need[] = [
  {
    what: 'desktop-file-validate',
    debianPackage: 'desktop-file-utils',
    isThere: () => onPath('desktop-file-validate')
  },
  { what: 'gio', debianPackage: 'libglib2.0-bin', isThere: () => onPath('gio') },
  { what: 'readelf', debianPackage: 'binutils', isThere: () => onPath('readelf') }
]

/** The library that gives a program another day, by Debian's name for its folder. */
export function fakeClockLibrary(): string | undefined {
  return globSync('/usr/lib/*/faketime/libfaketimeMT.so.1')[0]
}

/** What gives the packaged program another day. */
export const fakeClock: Need = {
  what: 'libfaketime',
  debianPackage: 'libfaketime',
  isThere: () => fakeClockLibrary() !== undefined
}

/** The compiler of Windows' installer. */
export const nsis: Need = { what: 'makensis', debianPackage: 'nsis', isThere: () => onPath('makensis') }

/** Another such proxy. Not every Debian and Ubuntu has it: its tests are left out where it is not there. */
export const caddy: Need = { what: 'Caddy', debianPackage: 'caddy', isThere: () => onPath('caddy') }

/** The command of nginx. */
export const nginxCommand = (): string => (existsSync(programNginx) ? programNginx : 'nginx')
