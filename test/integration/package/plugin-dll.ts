/** A Windows DLL with exports and no code: all that makensis reads of a plug-in is which calls it has. */

const headersSize = 0x200
const sectionAddress = 0x1000
const exportTableSize = 40

/** The bytes of such a DLL. */
export function pluginDll(name: string, calls: readonly string[]): Buffer {
  const section = exportsOf(name, calls.toSorted())
  const raw = Buffer.alloc(Math.ceil(section.length / 0x200) * 0x200)
  section.copy(raw)
  return Buffer.concat([headers(section.length, raw.length), raw])
}

function headers(size: number, rawSize: number): Buffer {
  const head = Buffer.alloc(headersSize)
  head.write('MZ', 0, 'latin1')
  head.writeUInt32LE(64, 60)
  head.write('PE\0\0', 64, 'latin1')
  const coff = 68
  head.writeUInt16LE(0x14c, coff)
  head.writeUInt16LE(1, coff + 2)
  head.writeUInt16LE(224, coff + 16)
  head.writeUInt16LE(0x2102, coff + 18)
  const optional = coff + 20
  head.writeUInt16LE(0x10b, optional)
  head.writeUInt32LE(0x1000_0000, optional + 28)
  head.writeUInt32LE(0x1000, optional + 32)
  head.writeUInt32LE(0x200, optional + 36)
  head.writeUInt32LE(sectionAddress + 0x1000 * Math.ceil(rawSize / 0x1000), optional + 56)
  head.writeUInt32LE(headersSize, optional + 60)
  head.writeUInt32LE(16, optional + 92)
  head.writeUInt32LE(sectionAddress, optional + 96)
  head.writeUInt32LE(size, optional + 100)
  const section = optional + 224
  head.write('.edata', section, 'latin1')
  head.writeUInt32LE(size, section + 8)
  head.writeUInt32LE(sectionAddress, section + 12)
  head.writeUInt32LE(rawSize, section + 16)
  head.writeUInt32LE(headersSize, section + 20)
  head.writeUInt32LE(0x4000_0040, section + 36)
  return head
}

function exportsOf(name: string, calls: readonly string[]): Buffer {
  const addresses = exportTableSize
  const names = addresses + 4 * calls.length
  const ordinals = names + 4 * calls.length
  const strings = ordinals + 2 * calls.length
  const texts = [`${name}.dll`, ...calls].map((text) => Buffer.from(`${text}\0`, 'latin1'))
  const table = Buffer.alloc(strings)
  let at = sectionAddress + strings
  for (const [index, text] of texts.entries()) {
    // The first is the DLL's own name.
    table.writeUInt32LE(at, index === 0 ? 12 : names + 4 * (index - 1))
    at += text.length
  }
  table.writeUInt32LE(1, 16)
  table.writeUInt32LE(calls.length, 20)
  table.writeUInt32LE(calls.length, 24)
  table.writeUInt32LE(sectionAddress + addresses, 28)
  table.writeUInt32LE(sectionAddress + names, 32)
  table.writeUInt32LE(sectionAddress + ordinals, 36)
  for (const index of calls.keys()) {
    table.writeUInt32LE(sectionAddress, addresses + 4 * index)
    table.writeUInt16LE(index, ordinals + 2 * index)
  }
  return Buffer.concat([table, ...texts])
}
