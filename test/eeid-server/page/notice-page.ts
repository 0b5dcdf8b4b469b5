import type { Locale } from '../service/model.ts'
import { escapeHtml, layout } from './layout.ts'
import { type Notice, TEXTS } from './texts.ts'

/** A page that only tells something; `data-notice` says which one it is. */
export function noticePage(notice: Notice, locale: Locale): string {
  const texts = TEXTS[locale]
  const { title, text } = texts.notices[notice]
  const content = `<div class="card" id="notice" data-notice="${notice}"><h1>${escapeHtml(title)}</h1><p>${escapeHtml(text)}</p></div>`
  return layout({ locale, title, content, footer: texts.practice })
}
