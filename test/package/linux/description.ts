/** What the deb and the rpm say of the app: read from package.json and electron-builder.yml, which say it once. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'

/** The app as the packages describe it. */
export type Description = {
  name: string
  title: string
  version: string
  licence: string
  homepage: string
  copyright: string
  maintainer: string
  summary: string
  text: string
  category: string
  /** Further lines of the desktop entry. */
  entry: Readonly<Record<string, string>>
  deb: { depends: readonly string[]; recommends: readonly string[]; section: string }
  rpm: { depends: readonly string[] }
}

const packageShape = z.object({ version: z.string(), license: z.string(), homepage: z.string() })
const names = z.array(z.string().min(1)).min(1)
const builderShape = z.object({
  productName: z.string(),
  copyright: z.string(),
  linux: z.object({
    executableName: z.string(),
    maintainer: z.string(),
    synopsis: z.string(),
    description: z.string(),
    category: z.string(),
    desktop: z.object({ entry: z.record(z.string(), z.string()) })
  }),
  deb: z.object({ depends: names, recommends: names, packageCategory: z.string() }),
  rpm: z.object({ depends: names })
})

/** The description as the repository has it; `version` where another one than package.json's is packaged. */
export function describe(repository: string, version?: string): Description {
  const own = packageShape.parse(JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8')))
  const { productName, copyright, linux, deb, rpm } = builderShape.parse(
    parse(readFileSync(join(repository, 'electron-builder.yml'), 'utf8'))
  )
  return {
    name: linux.executableName,
    title: productName,
    version: systemVersion(version ?? own.version),
    licence: own.license,
    homepage: own.homepage,
    copyright,
    maintainer: linux.maintainer,
    summary: linux.synopsis,
    text: linux.description,
    category: linux.category,
    entry: linux.desktop.entry,
    deb: { depends: deb.depends, recommends: deb.recommends, section: deb.packageCategory },
    rpm
  }
}

/** npm's `1.0.0-beta.1` comes before `1.0.0`; so does `1.0.0~beta.1` for dpkg and rpm, and nothing with a hyphen. */
const systemVersion = (version: string): string => version.replaceAll('-', '~')
