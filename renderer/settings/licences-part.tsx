import { TextInput } from '@mantine/core'
import { IconChevronRight } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Licence } from '../../preload/contract/about.ts'
import { wholeNumber } from '../locales/format.ts'
import { useLocale } from '../locales/use-locale.ts'
import { desk } from '../state/desk.ts'
import { ask } from '../ui/surprise.ts'
import classes from './licences-part.module.css'

/** Whose work is in the app, and under which licence; the words of one open below it. */
export function LicencesPart() {
  const { t } = useTranslation()
  const locale = useLocale()
  const [all, setAll] = useState<readonly Licence[] | null>(null)
  const [typed, setTyped] = useState('')
  useEffect(() => {
    void ask(() => desk().about.licences()).then((answer) => setAll(answer ?? null))
  }, [])
  if (all === null) return null
  if (all.length === 0) return <p className={classes.text}>{t('about.none')}</p>
  const wanted = typed.trim().toLowerCase()
  const found = all.filter(({ name, licence }) => `${name} ${licence}`.toLowerCase().includes(wanted))
  return (
    <>
      <p className={classes.text}>{t('about.intro')}</p>
      <TextInput
        label={t('about.find')}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        size="md"
        maw={360}
        autoComplete="off"
        spellCheck={false}
      />
      <p role="status" className={classes.count}>
        {found.length === 0
          ? t('about.nothing')
          : t('about.count', { count: found.length, formatted: wholeNumber(found.length, locale) })}
      </p>
      <ul className={classes.list}>
        {found.map((one) => (
          <Package key={`${one.name} ${one.version}`} {...one} />
        ))}
      </ul>
    </>
  )
}

// Not a button that says it is expanded: Escape would be that button's, and not the way back.
function Package({ name, version, licence, text }: Licence) {
  const [isOpen, setOpen] = useState(false)
  return (
    <li className={classes.item}>
      <details onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary className={classes.head}>
          <IconChevronRight size={16} aria-hidden="true" className={classes.chevron} />
          <span className={classes.name}>
            {name} <span className={classes.version}>{version}</span>
          </span>
          <span className={classes.licence}>{licence}</span>
        </summary>
        {isOpen ? (
          <pre className={classes.words} lang="en">
            {text}
          </pre>
        ) : null}
      </details>
    </li>
  )
}
