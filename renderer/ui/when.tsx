interface Props {
  iso: string
  /** What is seen. */
  text: string
  /** The exact time in words, for hovering and for screen readers. */
  exact: string
  className?: string | undefined
}

/** A short time on screen, with the exact one on hover and for screen readers. */
export function When({ iso, text, exact, className }: Props) {
  return (
    <time dateTime={iso} title={exact} className={className}>
      <span aria-hidden="true">{text}</span>
      <span className="visually-hidden">{exact}</span>
    </time>
  )
}
