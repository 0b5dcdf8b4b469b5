import type { QrOutline } from '../../preload/contract/handover.ts'
import classes from './qr.module.css'

/** The quiet zone that every QR code needs around it, in modules (ISO/IEC 18004). */
const quiet = 4

/** Below this a phone has to be held close. In CSS pixels. */
const leastSide = 300

/** A QR code, dark on white whatever the theme; a module is a whole number of pixels, so that its edges are sharp. */
export function Qr({ qr, label }: { qr: QrOutline; label: string }) {
  const modules = qr.modules + 2 * quiet
  const side = modules * Math.ceil(leastSide / modules)
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
