/** Reads QR codes and barcodes in pictures, by a decoder that has nothing in common with what draws them. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'

/** A symbol that was found. */
export type FoundSymbol = { format: string; text: string }

// From the package itself: by default it would be fetched from the network.
const wasm = readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'))
const ready = prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(wasm).buffer }, fireImmediately: true })

/** Every QR code, Code 128 and Data Matrix in a PNG. */
export async function readSymbols(png: Uint8Array): Promise<FoundSymbol[]> {
  await ready
  const found = await readBarcodes(new Uint8Array(png), {
    formats: ['QRCode', 'Code128', 'DataMatrix'],
    tryHarder: true
  })
  return found.filter(({ isValid }) => isValid).map(({ format, text }) => ({ format, text }))
}
