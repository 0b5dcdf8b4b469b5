/** The languages of the system, as Chromium reads them from the environment. */
import { currentSwitches } from './command-line.ts'

/** Regions that Chromium has translations of their own for; every other language goes without one. */
const regional = new Set(['en-US', 'en-GB', 'es-419', 'pt-BR', 'pt-PT', 'zh-CN', 'zh-TW'])

function systemLanguages(): string[] {
  const { LANGUAGE, LC_ALL, LC_MESSAGES, LANG } = process.env
  const list = (LANGUAGE || LC_ALL || LC_MESSAGES || LANG || '').split(':')
  const tags = list.map((one) => one.replace(/[.@].*$/, '').replace('_', '-'))
  return tags.filter((tag) => /^[a-z]{2,3}(-|$)/i.test(tag))
}

/** `app.getPreferredSystemLanguages`. */
export function getPreferredSystemLanguages(): string[] {
  const languages = systemLanguages()
  return languages.length > 0 ? languages : ['en-US']
}

/** `app.getSystemLocale`. */
export function getSystemLocale(): string {
  const { LC_ALL, LC_MESSAGES, LANG } = process.env
  const tag = (LC_ALL || LC_MESSAGES || LANG || '').replace(/[.@].*$/, '').replace('_', '-')
  return /^[a-z]{2,3}(-|$)/i.test(tag) ? tag : 'en-US'
}

/** `app.getLocale`: `--lang`, or the first of the system's languages, in the form that Chromium has it. */
export function getLocale(): string {
  const tag = currentSwitches().get('lang') || getPreferredSystemLanguages()[0] || 'en-US'
  if (regional.has(tag)) return tag
  const [language = 'en'] = tag.split('-')
  return language === 'en' ? 'en-US' : language
}
