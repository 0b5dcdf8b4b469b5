import type { ReactNode, Ref } from 'react'
import classes from './import.module.css'

interface Props {
  label: string
  isTall?: boolean
  ref?: Ref<HTMLElement>
  children: ReactNode
}

// What is moved by key has to take the focus, though nothing in it is to be pressed.
const movedByKey = { tabIndex: 0 }

/** A table that may be larger than its place. */
export function ScrollBox({ label, isTall = false, ref, children }: Props) {
  return (
    <section ref={ref} className={classes.scroll} data-tall={isTall} aria-label={label} {...movedByKey}>
      {children}
    </section>
  )
}
