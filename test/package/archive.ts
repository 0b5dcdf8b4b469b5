/** What may be in the package: the built app, its description, and the two native packages' code for this platform. */
import { listPackage } from '@electron/asar'

const platform = `${process.platform}-${process.arch}`

const belongs: readonly RegExp[] = [
  /^out\/(main|preload|renderer)\/.*\.(js|cjs|css|html|svg|png|woff2)$/,
  /^out\/main\/chunks\/[\w-]+\.ttf$/,
  /^out\/main\/chunks\/[\w-]+\.LICENSE\.txt$/,
  /^out\/renderer\/assets\/texts-(en|et|ru)-[\w-]+\.json$/,
  // What pdf.js reads while it shows a PDF.
  /^out\/renderer\/assets\/pdf\.worker\.min-[\w-]+\.mjs$/,
  /^out\/renderer\/pdfjs\/(cmaps\/[\w-]+\.bcmap|fonts\/[\w-]+\.(pfb|ttf)|(cmaps|fonts|decoders)\/LICENSE\w*)$/,
  /^out\/licences\.json$/,
  /^package\.json$/,
  /^node_modules\/(keytar|better-sqlite3-multiple-ciphers)\/package\.json$/,
  /^node_modules\/(keytar|better-sqlite3-multiple-ciphers)\/LICENSE(\.md)?$/,
  /^node_modules\/keytar\/lib\/keytar\.js$/,
  /^node_modules\/better-sqlite3-multiple-ciphers\/lib\/(index|database|binding|sqlite-error|util)\.js$/,
  /^node_modules\/better-sqlite3-multiple-ciphers\/lib\/methods\/\w+\.js$/,
  new RegExp(`^node_modules/keytar/prebuilds/${platform}/keytar\\.node$`),
  new RegExp(`^node_modules/better-sqlite3-multiple-ciphers/prebuilds/${platform}\\.node$`)
]

/** The files of an archive that do not belong to the running app. */
export function strangersIn(archive: string): string[] {
  const entries = listPackage(archive, { isPack: false }).map((path) => path.replaceAll('\\', '/').replace(/^\//, ''))
  const folders = new Set(entries.flatMap(parents))
  return entries.filter((entry) => !folders.has(entry) && !belongs.some((pattern) => pattern.test(entry)))
}

const parents = (path: string): string[] =>
  path
    .split('/')
    .slice(0, -1)
    .map((_part, index, parts) => parts.slice(0, index + 1).join('/'))
