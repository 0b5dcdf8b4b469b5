import { exactTime } from '../locales/format.ts'
import { useLocale } from '../locales/use-locale.ts'

/** A short time on screen, with the exact one on hover and for screen readers. */
export function When({ iso, text }: { iso: string; text: string }) {
  const exact = exactTime(iso, useLocale())
  return (
    <time dateTime={iso} title={exact}>
      <span aria-hidden="true">{text}</span>
      <span className="visually-hidden">{exact}</span>
    </time>
  )
}
