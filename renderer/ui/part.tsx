import { type ReactNode, useId } from 'react'
import classes from './part.module.css'

/** A part of a panel under its own heading. */
export function Part({ title, children }: { title: string; children: ReactNode }) {
  const id = useId()
  return (
    <section aria-labelledby={id} className={classes.part}>
      <h3 id={id} className={classes.title}>
        {title}
      </h3>
      {children}
    </section>
  )
}

/** Facts as pairs of a name and a value. */
export function Facts({ children }: { children: ReactNode }) {
  return <dl className={classes.facts}>{children}</dl>
}

/** One pair; nothing at all when there is no value. */
export function Pair({ label, children }: { label: string; children: ReactNode }) {
  if (children === null || children === undefined) return null
  return (
    <div className={classes.pair}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}
