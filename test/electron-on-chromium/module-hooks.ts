/** Makes `electron` resolvable, for `import` and `require` alike. */
import Module from 'node:module'

const shared = Symbol.for('electron-on-chromium.module')
const names = /^electron(\/(main|common))?$/

/** Registers `electron` with Node's loader. Its exports are the object's own names. */
export function hookElectronModule(electron: object): void {
  Object.defineProperty(globalThis, shared, { value: electron })
  const get = `globalThis[Symbol.for(${JSON.stringify(shared.description)})]`
  const exported = Object.keys(electron).map((name) => `export const ${name} = electron.${name}`)
  const sources = {
    'electron-on-chromium:commonjs': `module.exports = ${get}`,
    'electron-on-chromium:module': [`const electron = ${get}`, 'export default electron', ...exported].join('\n')
  }
  Module.registerHooks({
    resolve(specifier, context, next) {
      // `@electron/asar` asks for it once `process.versions.electron` is set.
      if (specifier === 'original-fs') return { url: 'node:fs', format: 'builtin', shortCircuit: true }
      if (!names.test(specifier)) return next(specifier, context)
      const format = context.conditions.includes('import') ? 'module' : 'commonjs'
      return { url: `electron-on-chromium:${format}`, format, shortCircuit: true }
    },
    load(url, context, next) {
      const source = sources[url as keyof typeof sources]
      if (source === undefined) return next(url, context)
      return { format: url.slice(url.indexOf(':') + 1), source, shortCircuit: true }
    }
  })
}
