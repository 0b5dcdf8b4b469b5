import { expect, test } from 'vitest'
import { devServerOf } from '../../../main/shell/dev-server.ts'

const env = { ELECTRON_RENDERER_URL: 'http://127.0.0.1:5173' }

test('an app that is worked on takes its pages from the dev server', () => {
  expect(devServerOf({ isPackaged: false, env })?.host).toBe('127.0.0.1:5173')
})

test('a packaged app does not, whatever its environment says', () => {
  expect(devServerOf({ isPackaged: true, env })).toBeNull()
})

test.each([
  undefined,
  '',
  'nowhere',
  'https://127.0.0.1:5173',
  'http://192.168.1.5:5173',
  'http://127.0.0.1.elsewhere.example',
  'http://127.0.0.1@elsewhere.example',
  'file:///etc'
])('only a server on this machine is one, and not %s', (ELECTRON_RENDERER_URL) => {
  expect(devServerOf({ isPackaged: false, env: { ELECTRON_RENDERER_URL } })).toBeNull()
})
