import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

// Only the two native packages stay outside the bundles: they are the app's only run-time dependencies.
const native = ['keytar', 'better-sqlite3-multiple-ciphers']

export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      externalizeDeps: { exclude: [], include: native },
      rollupOptions: { input: { index: 'main/index.ts' }, external: ['electron', ...native] }
    }
  },
  preload: {
    build: {
      outDir: 'out/preload',
      externalizeDeps: false,
      rollupOptions: {
        input: { index: 'preload/index.ts' },
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
      minify: true,
      rollupOptions: { input: { index: 'renderer/index.html' } }
    },
    plugins: [react()]
  }
})
