import type { QrOutline } from '../../preload/contract/handover.ts'
import classes from './qr.module.css'

/** The quiet zone that every QR code needs around it, in modules (ISO/IEC 18004). */
const quiet = 4

/** Below this a phone has to be held close. In CSS pixels. */
const leastSide = 300

interface Props {
  qr: QrOutline
  label: string
  /** As wide as its place; else a module is a whole number of pixels, so that its edges are sharp. */
  isFluid?: boolean
}

/** How much wider a code is with its quiet zone. */
export const quietShare = ({ modules }: QrOutline): number => (modules + 2 * quiet) / modules

/** A QR code, dark on white whatever the theme. */
export function Qr({ qr, label, isFluid = false }: Props) {
  const modules = qr.modules + 2 * quiet
  const side = isFluid ? '100%' : modules * Math.ceil(leastSide / modules)
  const box = `${-2 * quiet} ${-2 * quiet} ${2 * modules} ${2 * modules}`
  return (
    <svg
      className={classes.qr}
      viewBox={box}
      width={side}
      height={side}
      role="img"
      aria-label={label}
      data-testid="qr"
      shapeRendering="crispEdges"
    >
      <rect x={-2 * quiet} y={-2 * quiet} width="100%" height="100%" className={classes.ground} />
      <path d={qr.path} fillRule="evenodd" className={classes.dark} />
    </svg>
  )
}
