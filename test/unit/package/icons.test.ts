import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { appleSizes, icns, ico, windowsSizes } from '../../icons/containers.ts'
import { drawnIcons, linuxSizes, resources } from '../../icons/drawn.ts'

/** The side of a PNG, which its header says. */
const side = (png: Buffer): number => png.readUInt32BE(16)
const drawn = drawnIcons()

describe('the icons in the repository', () => {
  test.for([...drawn])('%s is what npm run icons draws of icon.svg', ([name, bytes]) => {
    expect(readFileSync(join(resources, name)).equals(bytes)).toBe(true)
  })

  test('Linux has a PNG of each size', () => {
    const sizes = linuxSizes.map((size) => side(drawn.get(`icons/${size}x${size}.png`) ?? Buffer.alloc(24)))
    expect(sizes).toEqual(linuxSizes)
  })

  test('Windows’ file has each size, at the place that its table says', () => {
    const file = drawn.get('icon.ico') ?? Buffer.alloc(0)
    const entries = Array.from({ length: file.readUInt16LE(4) }, (_each, index) => 6 + 16 * index)
    const sizes = entries.map((at) => side(file.subarray(file.readUInt32LE(at + 12))))
    expect(sizes).toEqual(windowsSizes)
    expect(entries.map((at) => file.readUInt8(at) || 256)).toEqual(windowsSizes)
  })

  test('macOS’ file has each size up to 1024, one block behind the other', () => {
    const file = drawn.get('icon.icns') ?? Buffer.alloc(0)
    expect(file.readUInt32BE(4)).toBe(file.length)
    const sizes: number[] = []
    for (let at = 8; at < file.length; at += file.readUInt32BE(at + 4)) sizes.push(side(file.subarray(at + 8)))
    expect(new Set(sizes)).toEqual(new Set(appleSizes))
    expect(Math.max(...sizes)).toBe(1024)
  })

  test('no pictures make files without any', () => {
    expect(ico([]).length).toBe(6)
    expect(icns([]).length).toBe(8)
  })
})
