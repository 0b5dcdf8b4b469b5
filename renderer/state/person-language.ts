import { create } from 'zustand'
import { type Language, languages } from '../../common/words/languages.ts'
import { useDesk } from './desk-store.ts'

/** In which language each person is shown the link, by request; the clerk's own until it is changed. */
const useChosen = create<{ byRequest: Record<string, Language> }>(() => ({ byRequest: {} }))

/** The language of the person of one request. */
export function usePersonLanguage(id: string): Language {
  const clerks = useDesk(({ preferences }) => preferences.language)
  return useChosen(({ byRequest }) => byRequest[id]) ?? clerks
}

/** The same, asked for once. */
export function personLanguage(id: string): Language {
  return useChosen.getState().byRequest[id] ?? useDesk.getState().preferences.language
}

/** Chooses the language of the person of one request. */
export function choosePersonLanguage(id: string, language: Language): void {
  useChosen.setState(({ byRequest }) => ({ byRequest: { ...byRequest, [id]: language } }))
}

/** Changes to the next language, by one key: et, en, ru and around. */
export function flipPersonLanguage(id: string): void {
  const next = languages[(languages.indexOf(personLanguage(id)) + 1) % languages.length]
  if (next !== undefined) choosePersonLanguage(id, next)
}
