/** The manifests by which Windows' package manager (winget) finds and installs the app, in its form of version 1.6.0. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parse, stringify } from 'yaml'
import { z } from 'zod'

/** The app's name among winget's packages. */
export const packageIdentifier = 'eeID.Desk'

const builderShape = z.object({
  productName: z.string(),
  copyright: z.string(),
  linux: z.object({ synopsis: z.string(), description: z.string() }),
  nsis: z.object({ guid: z.string() })
})
const packageShape = z.object({ version: z.string(), license: z.string(), homepage: z.string(), author: z.string() })

/** What the manifests are made of: the installers, each for one processor, and the address below which they will be found. */
export type Release = { repository: string; installers: readonly string[]; url: string }

/**
 * The files of the manifests, by name.
 * @throws where an installer's name does not tell its processor, or the address is not https
 */
export function wingetManifests({ repository, installers, url }: Release): Map<string, string> {
  if (!url.startsWith('https://')) throw new Error('winget takes installers by https only')
  const own = packageShape.parse(JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8')))
  const builder = builderShape.parse(parse(readFileSync(join(repository, 'electron-builder.yml'), 'utf8')))
  const { version: PackageVersion } = own
  const manifest = (ManifestType: string, content: object): string =>
    stringify({
      PackageIdentifier: packageIdentifier,
      PackageVersion,
      ...content,
      ManifestType,
      ManifestVersion: '1.6.0'
    })
  return new Map([
    [`${packageIdentifier}.yaml`, manifest('version', { DefaultLocale: 'en-US' })],
    [
      `${packageIdentifier}.locale.en-US.yaml`,
      manifest('defaultLocale', {
        PackageLocale: 'en-US',
        Publisher: own.author,
        PackageName: builder.productName,
        PackageUrl: own.homepage,
        License: own.license,
        Copyright: builder.copyright,
        ShortDescription: builder.linux.synopsis,
        Description: builder.linux.description
      })
    ],
    [
      `${packageIdentifier}.installer.yaml`,
      manifest('installer', {
        InstallerType: 'nullsoft',
        Scope: 'machine',
        InstallerSwitches: { Silent: '/S', SilentWithProgress: '/S', Custom: '/allusers' },
        UpgradeBehavior: 'install',
        ProductCode: builder.nsis.guid,
        Installers: installers.map((file) => installer(file, url))
      })
    ]
  ])
}

function installer(file: string, url: string): object {
  const name = basename(file)
  const [, Architecture] = /-(x64|arm64)-setup\.exe$/.exec(name) ?? []
  if (!Architecture) throw new Error(`${name} does not say for which processor it is`)
  return {
    Architecture,
    InstallerUrl: `${url.replace(/\/$/, '')}/${name}`,
    InstallerSha256: createHash('sha256').update(readFileSync(file)).digest('hex').toUpperCase()
  }
}
