import { Button } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Problem } from '../../common/words/problems.ts'
import { announce } from '../ui/announce.tsx'
import { Note } from '../ui/note.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import classes from './templates-part.module.css'

interface Props<T> {
  all: readonly T[]
  nameOf: (one: T) => string
  /** What is said of one beside its name. */
  detailOf: (one: T) => string
  /** Changes the list as it is kept now; returns what was wrong with that. */
  change: (how: (all: T[]) => T[]) => Promise<Problem | undefined>
  /** Changing one; it replaces the one that is changed. */
  editor: (one: T, done: (changed: T | null) => void) => ReactNode
}

/** A list of the office's templates. One that is deleted comes back by one press. */
export function TemplateList<T extends { id: string }>({ all, nameOf, detailOf, change, editor }: Props<T>) {
  const { t } = useTranslation()
  const [changing, setChanging] = useState<string | null>(null)
  const [deleted, setDeleted] = useState<{ one: T; place: number } | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)

  async function isChanged(how: (all: T[]) => T[]): Promise<boolean> {
    const refused = await change(how)
    setProblem(refused ?? null)
    return refused === undefined
  }
  async function remove(one: T) {
    if (!(await isChanged((kept) => kept.filter(({ id }) => id !== one.id)))) return
    setDeleted({ one, place: all.indexOf(one) })
    announce(t('templates.deleted', { name: nameOf(one) }))
  }
  async function replace(changed: T | null) {
    if (changed === null) return setChanging(null)
    if (await isChanged((kept) => kept.map((one) => (one.id === changed.id ? changed : one)))) setChanging(null)
  }
  async function undo() {
    // What was added or changed since stays.
    if (deleted !== null && (await isChanged((kept) => kept.toSpliced(deleted.place, 0, deleted.one)))) setDeleted(null)
  }

  return (
    <>
      {all.length === 0 ? null : (
        <ul className={classes.list}>
          {all.map((one) => (
            <li key={one.id} className={classes.item}>
              {changing === one.id ? (
                editor(one, (changed) => void replace(changed))
              ) : (
                <Row
                  name={nameOf(one)}
                  detail={detailOf(one)}
                  onChange={() => setChanging(one.id)}
                  onDelete={() => void remove(one)}
                />
              )}
            </li>
          ))}
        </ul>
      )}
      {deleted === null ? null : (
        <Note
          tone="plain"
          // The button that was pressed is gone: the focus goes to what takes it back.
          action={
            <Button size="compact-sm" variant="subtle" className={classes.undo} autoFocus onClick={() => void undo()}>
              {t('templates.undo')}
            </Button>
          }
        >
          <p>{t('templates.deleted', { name: nameOf(deleted.one) })}</p>
        </Note>
      )}
      {problem === null ? null : <ProblemNote problem={problem} />}
    </>
  )
}

interface RowProps {
  name: string
  detail: string
  onChange: () => void
  onDelete: () => void
}

function Row({ name, detail, onChange, onDelete }: RowProps) {
  const { t } = useTranslation()
  return (
    <div className={classes.row}>
      <div className={classes.words}>
        <span className={classes.name}>{name}</span>
        {detail === '' ? null : <span className={classes.detail}>{detail}</span>}
      </div>
      <Button variant="default" size="sm" aria-label={t('templates.changeNamed', { name })} onClick={onChange}>
        {t('templates.change')}
      </Button>
      <Button variant="default" size="sm" aria-label={t('templates.deleteNamed', { name })} onClick={onDelete}>
        {t('templates.delete')}
      </Button>
    </div>
  )
}
