/** Windows' and macOS' files of icons. Both hold PNGs as they are, behind a table. */

/** A square picture. */
export type Picture = { size: number; png: Buffer }

// Apple's names of the sizes that take PNGs; @2x pictures have names of their own.
const appleTypes: Readonly<Record<number, readonly string[]>> = {
  16: ['icp4'],
  32: ['icp5', 'ic11'],
  64: ['ic12'],
  128: ['ic07'],
  256: ['ic08', 'ic13'],
  512: ['ic09', 'ic14'],
  1024: ['ic10']
}

/** The sizes of an ICO: those that Windows shows at its usual scales. */
export const windowsSizes: readonly number[] = [16, 20, 24, 32, 40, 48, 64, 128, 256]

/** The sizes of an ICNS. */
export const appleSizes: readonly number[] = Object.keys(appleTypes).map(Number)

/** An ICO of these pictures. */
export function ico(pictures: readonly Picture[]): Buffer {
  const head = Buffer.alloc(6)
  head.writeUInt16LE(1, 2)
  head.writeUInt16LE(pictures.length, 4)
  let offset = 6 + 16 * pictures.length
  const entries = pictures.map(({ size, png }) => {
    const entry = Buffer.alloc(16)
    // One byte for the side: 0 says 256.
    entry.writeUInt8(size % 256, 0)
    entry.writeUInt8(size % 256, 1)
    entry.writeUInt16LE(1, 4)
    entry.writeUInt16LE(32, 6)
    entry.writeUInt32LE(png.length, 8)
    entry.writeUInt32LE(offset, 12)
    offset += png.length
    return entry
  })
  return Buffer.concat([head, ...entries, ...pictures.map(({ png }) => png)])
}

/** An ICNS of these pictures. */
export function icns(pictures: readonly Picture[]): Buffer {
  const parts = pictures.flatMap(({ size, png }) => (appleTypes[size] ?? []).map((type) => block(type, png)))
  return block('icns', Buffer.concat(parts))
}

function block(type: string, content: Buffer): Buffer {
  const head = Buffer.alloc(8)
  head.write(type, 'latin1')
  head.writeUInt32BE(head.length + content.length, 4)
  return Buffer.concat([head, content])
}
