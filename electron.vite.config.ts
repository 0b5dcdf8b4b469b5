import { readdirSync, readFile, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import type { Plugin, Rolldown } from 'vite'
import { writeLicences } from './test/package/bundled-licences.ts'

// Only the two native packages stay outside the bundles: they are the app's only run-time dependencies.
const native = ['keytar', 'better-sqlite3-multiple-ciphers']

/**
 * Files that pdf.js reads while it shows a PDF, beside the page: fonts and character maps for what a PDF does not bring
 * along, and decoders of images as scripts, because the page's policy forbids WebAssembly.
 */
function pdfJsFiles(): Plugin {
  const library = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
  const folders = [
    { from: 'cmaps', to: 'cmaps', wanted: /./ },
    { from: 'standard_fonts', to: 'fonts', wanted: /./ },
    { from: 'wasm', to: 'decoders', wanted: /_nowasm_fallback\.js$|^LICENSE.*(JBIG2|OPENJPEG)$/ }
  ]
  return {
    name: 'pdf.js files',
    configureServer({ middlewares }) {
      for (const { from, to } of folders) {
        middlewares.use(`/pdfjs/${to}/`, (request, response) => {
          const file = join(library, from, basename(request.url ?? ''))
          readFile(file, (error, body) => response.writeHead(error ? 404 : 200).end(error ? '' : body))
        })
      }
    },
    generateBundle() {
      for (const { from, to, wanted } of folders) {
        for (const name of readdirSync(join(library, from)).filter((each) => wanted.test(each))) {
          const source = readFileSync(join(library, from, name))
          this.emitFile({ type: 'asset', fileName: `pdfjs/${to}/${name}`, source })
        }
      }
    }
  }
}

/**
 * `npm run dev`: the page is at the app's own address and hears of changes from the dev server's, on this machine only;
 * what Vite writes into the page carries the nonce of the page's load (main/shell/app-scheme.ts).
 */
const devServer: Plugin = {
  name: 'dev-server',
  apply: 'serve',
  config() {
    const port = Number(process.env.EEID_DESK_DEV_PORT ?? 5173)
    const host = '127.0.0.1'
    return {
      // Not by the build's input: Vite looks for that in the renderer's folder.
      optimizeDeps: { entries: ['index.html', 'screen.html'] },
      html: { cspNonce: '__CSP_NONCE__' },
      server: { host, port, strictPort: true, hmr: { protocol: 'ws', host, clientPort: port } }
    }
  }
}

/**
 * The texts of a language as data beside the scripts: reading them costs less than running a script that holds them. Where
 * there is no build (`npm run dev`, tests), `renderer/locales/texts/` brings them along as it stands.
 */
const textsAsData: Plugin = {
  name: 'texts-as-data',
  apply: 'build',
  transform(_code, id) {
    const language = /\/renderer\/locales\/texts\/(\w+)\.ts$/.exec(id)?.[1]
    if (language === undefined) return null
    const folder = join(import.meta.dirname, 'common/locales', language)
    const names = readdirSync(folder).filter((name) => !/^(main|person|screen)\.json$/.test(name))
    const read = (name: string) => [`/${language}/${name}`, JSON.parse(readFileSync(join(folder, name), 'utf8'))]
    const source = JSON.stringify(Object.fromEntries(names.map(read)))
    const file = this.emitFile({ type: 'asset', name: `texts-${language}.json`, source })
    const code = `export const read = async () => (await fetch(import.meta.ROLLUP_FILE_URL_${file})).json()`
    return { code, map: null }
  }
}

/** The person's window, as the build names its modules. */
const isOfScreen = (id: string): boolean => /\/renderer\/screen(\.html$|\/)/.test(id)

/** Puts what the person's window imports, with all that it needs, into the one file that both windows read. */
const sharedByWindows = (id: string, chunking: Rolldown.ChunkingContext) =>
  !isOfScreen(id) && chunking.getModuleInfo(id)?.importers.some(isOfScreen) ? 'both' : null

// Each file is asked of main: by itself, the build would make one for each set of parts that share something, some thirty
// before the first picture. What only the clerk's window begins with must not be read by the person's.
const filesOfFirstPicture: Rolldown.CodeSplittingOptions = {
  groups: [
    { name: sharedByWindows, debugName: 'both', tags: ['$initial'], priority: 2 },
    { name: 'first', tags: ['$initial'], test: (id) => !isOfScreen(id) }
  ]
}

// The fonts' licence asks to go along with every copy of them.
const licenceOfFonts: Plugin = {
  name: 'licence-of-fonts',
  generateBundle() {
    const source = readFileSync(createRequire(import.meta.url).resolve('dejavu-fonts-ttf/LICENSE'))
    this.emitFile({ type: 'asset', fileName: 'chunks/DejaVuSans.LICENSE.txt', source })
  }
}

// The renderer is built last: the lists of all three are there.
const licencesOfAll: Plugin = { name: 'licences-of-all', apply: 'build', writeBundle: writeLicences }

// Each of the three writes down whose code it took, with the licences; they go into the package beside the archive.
const license = { fileName: 'licences.md' }
// What the first picture may read is counted by a test of its own.
const chunkSizeWarningLimit = 5000

// What a release says of itself: where newer ones are told of, and the public half of the key that signs them.
const releases = Object.fromEntries(
  ['EEID_DESK_RELEASES', 'EEID_DESK_RELEASE_KEY'].map((name) => [
    `import.meta.env.${name}`,
    JSON.stringify(process.env[name] ?? '')
  ])
)

export default defineConfig({
  main: {
    define: releases,
    plugins: [licenceOfFonts],
    build: {
      outDir: 'out/main',
      license,
      chunkSizeWarningLimit,
      externalizeDeps: { exclude: [], include: native },
      minify: true,
      rollupOptions: {
        input: { index: 'main/index.ts' },
        external: ['electron', ...native],
        output: { keepNames: true }
      }
    }
  },
  preload: {
    build: {
      outDir: 'out/preload',
      license,
      externalizeDeps: false,
      minify: true,
      rollupOptions: {
        input: { index: 'preload/index.ts', screen: 'preload/screen.ts' },
        external: ['electron'],
        // A sandboxed preload must be CommonJS in one file.
        output: { format: 'cjs', entryFileNames: '[name].cjs' }
      }
    }
  },
  renderer: {
    root: 'renderer',
    build: {
      outDir: 'out/renderer',
      license,
      chunkSizeWarningLimit,
      minify: true,
      rollupOptions: {
        input: { index: 'renderer/index.html', screen: 'renderer/screen.html' },
        output: { codeSplitting: filesOfFirstPicture }
      }
    },
    plugins: [react(), textsAsData, pdfJsFiles(), devServer, licencesOfAll]
  }
})
