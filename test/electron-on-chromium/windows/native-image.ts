/** The little of `NativeImage` that a picture of a page needs. */
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
