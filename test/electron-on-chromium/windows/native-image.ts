/** The little of `NativeImage` that a picture of a page, or a mark beside the clock, needs. */
import { readFileSync } from 'node:fs'
import { type Provided, strictObject } from '../strict.ts'

/** Wraps a PNG file's bytes. */
export function imageFromPng(png: Buffer): Electron.NativeImage {
  const size = png.length < 24 ? { width: 0, height: 0 } : { width: png.readUInt32BE(16), height: png.readUInt32BE(20) }
  const image: Provided<Electron.NativeImage> = {
    isEmpty: () => png.length === 0,
    getSize: () => ({ ...size }),
    toPNG: () => png,
    toDataURL: () => `data:image/png;base64,${png.toString('base64')}`
  }
  return strictObject('NativeImage', image) as Electron.NativeImage
}

/** `nativeImage`: pictures from PNG files. Electron makes an empty one of a file that is not there. */
export const nativeImage = strictObject('nativeImage', {
  createFromPath: (path: string): Electron.NativeImage => imageFromPng(bytesOf(path))
})

function bytesOf(path: string): Buffer {
  try {
    return readFileSync(path)
  } catch {
    return Buffer.alloc(0)
  }
}
