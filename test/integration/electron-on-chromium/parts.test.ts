import { describe, expect, it } from 'vitest'
import { matchesAccelerator } from '../../electron-on-chromium/desktop/accelerators.ts'
import { parseLaunchArguments } from '../../electron-on-chromium/launch-arguments.ts'
import { toNetError } from '../../electron-on-chromium/session/net-errors.ts'
import { matchesPattern } from '../../electron-on-chromium/session/web-request.ts'
import { parseColor } from '../../electron-on-chromium/windows/options.ts'

const press = {
  type: 'keyDown',
  isAutoRepeat: false,
  isComposing: false,
  shift: false,
  control: false,
  alt: false,
  meta: false,
  location: 0
}

describe('the parts', () => {
  it.each([
    ['Ctrl+N', { key: 'n', code: 'KeyN', control: true }, true],
    ['CmdOrCtrl+Shift+L', { key: 'L', code: 'KeyL', control: true, shift: true }, true],
    ['Ctrl+N', { key: 'n', code: 'KeyN', control: true, shift: true }, false],
    ['Ctrl+N', { key: 'т', code: 'KeyN', control: true }, true],
    ['F5', { key: 'F5', code: 'F5' }, true],
    ['Alt+Left', { key: 'ArrowLeft', code: 'ArrowLeft', alt: true }, true]
  ])('match %s', (accelerator, keys, expected) => {
    expect(matchesAccelerator(accelerator, { ...press, ...keys })).toBe(expected)
  })

  it('read a command line as Electron does', () => {
    const launch = parseLaunchArguments([
      '-r',
      '/loader.js',
      '--no-sandbox',
      '--inspect=0',
      '.',
      '--user-data-dir=/x=y',
      'eeid:a'
    ])
    expect(launch).toMatchObject({ preloadModules: ['/loader.js'], appPath: '.', inspect: { port: 0, wait: false } })
    expect(Object.fromEntries(launch.switches)).toMatchObject({ 'no-sandbox': '', 'user-data-dir': '/x=y' })
  })

  it.each([
    ['<all_urls>', 'https://eeid.example/a', true],
    ['<all_urls>', 'app://desk/', false],
    ['*://*.example/*', 'https://eeid.example/a?b', true],
    ['https://eeid.example/api/*', 'https://eeid.example/web/', false],
    ['http://127.0.0.1/*', 'http://127.0.0.1:8080/', true],
    ['http://127.0.0.1:9/*', 'http://127.0.0.1:8080/', false]
  ])('match the pattern %s with %s', (pattern, url, expected) => {
    expect(matchesPattern(pattern, url)).toBe(expected)
  })

  it('find the failure below other failures', () => {
    const refused = Object.assign(new Error('refused'), { code: 'ECONNREFUSED' })
    const both = new AggregateError([refused, refused])
    expect(toNetError(new TypeError('fetch failed', { cause: both }), 'headers').message).toBe(
      'net::ERR_CONNECTION_REFUSED'
    )
    expect(toNetError(new Error('odd'), 'headers').message).toBe('net::ERR_FAILED')
  })

  it('read colours, the alpha first', () => {
    expect(parseColor('#8010ff00')).toEqual({ r: 16, g: 255, b: 0, a: 128 / 255 })
    expect(parseColor('#fff')).toEqual({ r: 255, g: 255, b: 255, a: 1 })
    expect(() => parseColor('red')).toThrow('not provided by Electron-on-Chromium')
  })
})
