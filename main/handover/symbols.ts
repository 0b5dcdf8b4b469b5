/** QR codes and barcodes as outlines, which a page and a PDF both draw. */
import { setImmediate as nextTurn } from 'node:timers/promises'
import { code128, type DrawingContext, datamatrix, qrcode } from 'bwip-js/generic'

/** A symbol: its size in units of its own, and what is dark as an SVG path, filled by the even-odd rule. No quiet zone. */
export type Outline = { width: number; height: number; path: string }

/** Collects what bwip-js draws. */
function outline(): DrawingContext<Outline> {
  const size = { width: 0, height: 0 }
  const parts: string[] = []
  return {
    scale: () => null,
    measure: () => ({ width: 0, ascent: 0, descent: 0 }),
    init(width, height) {
      Object.assign(size, { width, height })
    },
    // The bars of a barcode: upright lines, `x` in their middle, rounded up to the whole.
    line(x, y0, _x, y1, width) {
      parts.push(`M${Math.floor(x - width / 2)} ${Math.min(y0, y1)}h${width}V${Math.max(y0, y1)}h${-width}Z`)
    },
    polygon(points) {
      parts.push(`M${points.map(([x, y]) => `${x} ${y}`).join('L')}Z`)
    },
    hexagon: neverDrawn,
    ellipse: neverDrawn,
    text: neverDrawn,
    fill: () => {},
    end: () => ({ ...size, path: parts.join('') })
  }
}

function neverDrawn(): never {
  throw new Error('no symbol has such a shape')
}

// What the largest code holds at this correction, in bytes (ISO/IEC 18004, table 7).
const longestQr = 2331

/** Whether a QR code can hold a text. */
export const fitsQrCode = (text: string): boolean => Buffer.byteLength(text) <= longestQr

/** The QR code of a link that fits one, error correction M. A module is two units wide. */
export function qrCode(text: string): Outline {
  const options = { bcid: 'qrcode', text, eclevel: 'M', scale: 1 }
  return qrcode<Outline>(options, outline())
}

// As long as a link is. After so many codes one takes 6 ms, where the first took 60.
const warmUpText = 'https://eeid.ee/identification/00000000-0000-0000-0000-000000000000?ui_locales=et'
const warmUpCodes = 20

/** Draws codes for nobody, one in a turn: the first take long, and somebody would wait for them. */
export async function warmUp(): Promise<void> {
  for (let count = 0; count < warmUpCodes; count++) {
    qrCode(`${warmUpText}&${count}`)
    await nextTurn()
  }
}

// More than these is no reference that anybody scans.
const longestBarcode = 24
const longestMatrix = 60

const isTypedByScanners = (reference: string): boolean => /^[\x20-\x7e]+$/.test(reference)

/**
 * The Code 128 of a reference, as a scanner types it; null for one that is too long, or with letters that scanners do not
 * type. Its narrowest bar is one unit wide.
 */
export function barcode(reference: string): Outline | null {
  if (reference.length > longestBarcode || !isTypedByScanners(reference)) return null
  return code128<Outline>({ bcid: 'code128', text: reference, scale: 1, height: 12 }, outline())
}

/** The Data Matrix of a reference, for where its bars have no room; null as for bars. A module is two units wide. */
export function dataMatrix(reference: string): Outline | null {
  if (reference.length > longestMatrix || !isTypedByScanners(reference)) return null
  return datamatrix<Outline>({ bcid: 'datamatrix', text: reference, scale: 1 }, outline())
}
