import { IconAlertTriangle, IconFileCheck, IconFileTime, IconFileX, IconNote } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { requestStates } from '../../common/words/request-states.ts'
import { StatusShape } from '../state/status-mark.tsx'
import type { ShapeName } from './columns.ts'
import classes from './grid.module.css'

const mark = { size: 20, stroke: 1.75, 'aria-hidden': 'true' } as const

const drawn: [ShapeName, ReactNode][] = [
  ...requestStates.map((kind): [ShapeName, ReactNode] => [`status.${kind}`, <StatusShape key={kind} kind={kind} />]),
  ['proof.awaited', <IconFileTime key="awaited" {...mark} />],
  ['proof.kept', <IconFileCheck key="kept" {...mark} className={classes.kept} />],
  ['proof.refused', <IconFileX key="refused" {...mark} className={classes.refused} />],
  ['note', <IconNote key="note" {...mark} />],
  ['alarm', <IconAlertTriangle key="alarm" size={16} aria-hidden="true" className={classes.alarm} />]
]

/** Every shape drawn once; each row takes copies. */
const shapes = drawOnce()

function drawOnce(): ReadonlyMap<ShapeName, Element> {
  const sheet = document.createElement('div')
  flushSync(() => createRoot(sheet).render(drawn.map(([, shape]) => shape)))
  return new Map(drawn.flatMap(([name], index) => (sheet.children[index] ? [[name, sheet.children[index]]] : [])))
}

/** A copy of a shape. */
export function copyOfShape(name: ShapeName): Node {
  const shape = shapes.get(name)
  if (shape === undefined) throw new RangeError(`no shape is called ${name}`)
  return shape.cloneNode(true)
}
