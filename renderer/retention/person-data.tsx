import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { HeldAboutPerson } from '../../common/erasure.ts'
import { wholeNumber } from '../locales/format.ts'
import { useLocale } from '../locales/use-locale.ts'
import { desk } from '../state/desk.ts'
import { useAction } from '../state/use-action.ts'
import { ProblemNote } from '../ui/problem-note.tsx'
import { EraseForm } from './erase-form.tsx'
import { RequestLines } from './request-lines.tsx'
import classes from './retention.module.css'

const fewestSigns = 3

interface Found {
  /** What was looked for. */
  search: string
  held: HeldAboutPerson
}

/** Looks for what is held about a person, puts it into one PDF, and erases it. */
export function PersonData() {
  const { t } = useTranslation()
  const [typed, setTyped] = useState('')
  const [found, setFound] = useState<Found | null>(null)
  const search = typed.trim()
  const find = useAction(
    () => desk().erasure.find({ search }),
    (held) => setFound({ search, held })
  )
  return (
    <section className={classes.section} aria-labelledby="person-data">
      <h4 id="person-data" className={classes.title}>
        {t('retention.person')}
      </h4>
      <form
        className={classes.form}
        aria-label={t('retention.person')}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (search.length >= fewestSigns) void find.run()
        }}
      >
        <TextInput
          label={t('retention.search')}
          description={t('retention.searchHint')}
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value)
            setFound(null)
          }}
          maxLength={200}
          size="md"
          autoComplete="off"
          spellCheck={false}
        />
        {find.problem === null ? null : <ProblemNote problem={find.problem} />}
        <div className={classes.lower}>
          <Button type="submit" aria-disabled={find.isBusy || search.length < fewestSigns}>
            {find.isBusy ? t('retention.finding') : t('retention.find')}
          </Button>
        </div>
      </form>
      <div role="status">{found !== null && isNothing(found.held) ? <p>{t('retention.foundNone')}</p> : null}</div>
      {found === null || isNothing(found.held) ? null : <WhatIsHeld key={found.search} {...found} />}
    </section>
  )
}

const isNothing = ({ requests, drafts, waiting, templates }: HeldAboutPerson): boolean =>
  requests.length + drafts + waiting + templates === 0

/** What was found; what is about the person is chosen to begin with, where it can be erased. */
function WhatIsHeld({ search, held }: Found) {
  const { t } = useTranslation()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    () =>
      new Set(held.requests.filter(({ isMention, obstacle }) => !isMention && obstacle === null).map(({ id }) => id))
  )
  const [saved, setSaved] = useState<string | null>(null)
  const ids = [...chosen]
  const save = useAction(
    () => desk().erasure.saveHeld({ search, ids: held.requests.filter(isAbout).map(({ id }) => id) }),
    (file) => setSaved(file?.fileName ?? null)
  )
  const choose = (id: string, isChosen: boolean) =>
    setChosen(new Set(isChosen ? [...ids, id] : ids.filter((other) => other !== id)))
  return (
    <div className={classes.section}>
      <h5 className={classes.title}>{t('retention.found')}</h5>
      <RequestLines requests={held.requests} more={held.more} choosing={{ chosen, choose }} />
      <Others held={held} />
      {save.problem === null ? null : <ProblemNote problem={save.problem} />}
      <div className={classes.lower}>
        <Button variant="default" aria-disabled={save.isBusy} onClick={() => void save.run()}>
          {t('retention.save')}
        </Button>
      </div>
      <p role="status" className={classes.text}>
        {saved === null ? null : t('retention.saved', { fileName: saved })}
      </p>
      <EraseForm
        search={search}
        ids={ids}
        hasFiled={held.requests.some(({ id, isFiled }) => isFiled && chosen.has(id))}
      />
    </div>
  )
}

const isAbout = ({ isMention }: { isMention: boolean }): boolean => !isMention

/** What is no request. */
function Others({ held: { drafts, waiting, templates, savedIn } }: { held: HeldAboutPerson }) {
  const { t } = useTranslation()
  const locale = useLocale()
  const counted = (['drafts', 'waiting', 'templates'] as const).filter(
    (name) => ({ drafts, waiting, templates })[name] > 0
  )
  if (counted.length + savedIn.length === 0) return null
  return (
    <ul className={classes.plain}>
      {counted.map((name) => {
        const count = { drafts, waiting, templates }[name]
        return <li key={name}>{t(`retention.${name}`, { count, formatted: wholeNumber(count, locale) })}</li>
      })}
      {savedIn.map((folder) => (
        <li key={folder}>{t('retention.savedIn', { folder })}</li>
      ))}
    </ul>
  )
}
