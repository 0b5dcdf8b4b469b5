import { type ReactNode, useLayoutEffect, useRef, useState } from 'react'
import classes from './cover.module.css'
import { type Layer, LayerContext, putOnTop } from './layers.ts'

interface Props {
  /** How it is laid over the rest; without a class its place is that of what is in it. */
  className?: string | undefined
  /** What a screen reader calls it, where nothing else in it is the dialog. */
  label?: string
  /** It leaves nothing else of the window to be used. */
  isModal?: boolean
  children: ReactNode
}

/** What covers the work has every key while it is mounted: nothing outside of it hears any. */
export function Cover({ className = classes.plain, label, isModal = false, children }: Props) {
  const place = useRef<HTMLDivElement>(null)
  const [layer] = useState<Layer>(() => ({ place: null, isModal }))
  useLayoutEffect(() => {
    layer.place = place.current
    return putOnTop(layer)
  }, [layer])
  return (
    <LayerContext value={layer}>
      <div
        ref={place}
        className={className}
        data-cover
        {...(label === undefined ? {} : { role: 'dialog', 'aria-label': label })}
      >
        {children}
      </div>
    </LayerContext>
  )
}
