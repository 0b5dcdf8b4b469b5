/** Birth dates are typed as people here write them, and travel as `YYYY-MM-DD`. */

interface DateParts {
  year: string
  month: string
  day: string
}

function partsOf(typed: string): DateParts | null {
  const trimmed = typed.trim()
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(trimmed)
  if (iso !== null) return { year: iso[1] ?? '', month: iso[2] ?? '', day: iso[3] ?? '' }
  const written = /^(\d{1,2})\s*[./]\s*(\d{1,2})\s*[./]\s*(\d{4})\.?$/.exec(trimmed)
  if (written !== null) return { year: written[3] ?? '', month: written[2] ?? '', day: written[1] ?? '' }
  const digits = /^(\d{2})(\d{2})(\d{4})$/.exec(trimmed)
  return digits === null ? null : { year: digits[3] ?? '', month: digits[2] ?? '', day: digits[1] ?? '' }
}

/** `YYYY-MM-DD`, or null when it is no date that exists. */
export function birthdateToIso(typed: string): string | null {
  const parts = partsOf(typed)
  if (parts === null) return null
  const iso = `${parts.year}-${parts.month.padStart(2, '0')}-${parts.day.padStart(2, '0')}`
  const date = new Date(`${iso}T00:00:00Z`)
  // The 31st of February becomes a day in March: then it was no date.
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : null
}

/** As the clerk would type it: `dd.mm.yyyy`; what is no date stays as it is. */
export function birthdateToTyped(iso: string): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso)
  return parts === null ? iso : `${parts[3]}.${parts[2]}.${parts[1]}`
}
