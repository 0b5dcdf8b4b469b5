import { LOCALES, type Locale } from '../service/model.ts'

/** The language `?ui_locales=` asks for: the first known one in a list apart by spaces; Estonian otherwise. */
export function localeFrom(value: unknown): Locale {
  const asked = typeof value === 'string' ? value.toLowerCase().split(/[\s,]+/) : []
  for (const tag of asked) {
    const locale = LOCALES.find((known) => known === tag.split('-')[0])
    if (locale) return locale
  }
  return 'et'
}

/** Makes text safe to stand in HTML, in attributes too. */
export function escapeHtml(text: string): string {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
  return text.replace(/[&<>"']/g, (letter) => entities[letter] ?? letter)
}

const STYLE = `
  :root { color-scheme: light; --ink: #1d2530; --dim: #5b6675; --line: #d8dee6; --accent: #1f5fa8 }
  * { box-sizing: border-box }
  body { margin: 0; background: #f3f5f8; color: var(--ink); font: 16px/1.5 system-ui, 'DejaVu Sans', sans-serif }
  main { max-width: 40rem; margin: 2.5rem auto; padding: 0 1rem }
  .card { background: #fff; border: 1px solid var(--line); border-radius: 10px; padding: 1.5rem 1.75rem; margin-bottom: 1rem }
  h1 { font-size: 1.5rem; margin: 0 0 .75rem } h2 { font-size: 1rem; margin: 0 0 .5rem }
  p { margin: 0 0 .75rem } .dim, dt, .hint, footer { color: var(--dim); font-size: .875rem }
  dl { margin: 0 } dd { margin: 0 0 .5rem; overflow-wrap: anywhere; white-space: pre-line }
  fieldset { border: 0; padding: 0; margin: 0; display: grid; grid-template-columns: 1fr 1fr; gap: .4rem 1rem }
  fieldset legend { padding: 0; font-weight: 600; margin-bottom: .5rem }
  .fields { display: grid; grid-template-columns: 1fr 1fr; gap: .75rem 1rem; margin-bottom: 1rem }
  .fields label { display: block; font-size: .875rem; color: var(--dim) }
  input[type=text], select { width: 100%; font: inherit; color: inherit; padding: .45rem .6rem; border: 1px solid #b4bdc9; border-radius: 6px; background: #fff }
  select { margin-bottom: 1rem }
  button { font: inherit; padding: .5rem 1rem; border-radius: 6px; border: 1px solid var(--accent); background: #fff; color: var(--accent); cursor: pointer }
  button.main { background: var(--accent); color: #fff }
  button.quiet { border-color: #b4bdc9; color: var(--ink) }
  button:focus-visible, input:focus-visible, select:focus-visible { outline: 3px solid #9cc3ee; outline-offset: 1px }
  [role=alert] { border: 1px solid #b3261e; color: #8c1d18; border-radius: 6px; padding: .6rem .8rem; margin-bottom: 1rem; background: #fdf3f2 }
  nav { font-size: .875rem; margin-bottom: .75rem; display: flex; gap: 1rem; justify-content: flex-end }
  nav a { color: var(--dim) } nav a[aria-current] { color: var(--ink); font-weight: 600; text-decoration: none }
  @media (max-width: 34rem) { fieldset, .fields { grid-template-columns: 1fr } }`

const LANGUAGES: Record<Locale, string> = { et: 'Eesti', en: 'English', ru: 'Русский' }

/** A whole page around `content`, which is HTML; `title` and `footer` are text. */
export function layout(page: { locale: Locale; title: string; content: string; footer: string }): string {
  const languages = LOCALES.map((locale) => {
    const current = locale === page.locale ? ' aria-current="true"' : ''
    return `<a href="?ui_locales=${locale}" lang="${locale}" id="locale-${locale}"${current}>${LANGUAGES[locale]}</a>`
  })
  return `<!doctype html>
<html lang="${page.locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(page.title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<nav>${languages.join('')}</nav>
${page.content}
<footer>${escapeHtml(page.footer)}</footer>
</main>
</body>
</html>
`
}
