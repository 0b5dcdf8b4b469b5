import type { ReactNode } from 'react'
import classes from './full-page.module.css'

interface Props {
  title: string
  icon?: ReactNode
  /** Fills a part of the window instead of all of it. */
  isPanel?: boolean
  children: ReactNode
}

/** One plain explanation in the middle of an otherwise empty place. */
export function FullPage({ title, icon, isPanel = false, children }: Props) {
  const Place = isPanel ? 'section' : 'main'
  return (
    <Place className={classes.page} data-panel={isPanel}>
      <div className={classes.column}>
        {icon}
        <h1 className={classes.title}>{title}</h1>
        <div className={classes.text}>{children}</div>
      </div>
    </Place>
  )
}
