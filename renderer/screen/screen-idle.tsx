import { type Language, languages } from '../../common/words/languages.ts'
import { personsWords } from '../locales/persons-words.ts'
import classes from './screen-idle.module.css'

/** Nobody is being served: nobody's language is known either. */
export function ScreenIdle({ office }: { office: string }) {
  const words = (language: Language) => {
    const t = personsWords(language)
    return t('screen.welcome')
  }
  return (
    <main className={classes.idle} data-testid="idle">
      {office === '' ? null : <h1 className={classes.office}>{office}</h1>}
      <div className={classes.greetings} data-alone={office === ''}>
        {languages.map((language) => (
          <p key={language} lang={language} className={classes.welcome}>
            {words(language)}
          </p>
        ))}
      </div>
    </main>
  )
}
