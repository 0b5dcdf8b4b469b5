import { Button, TextInput } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { desk } from '../../desk.ts'
import { useAction } from '../../requests/use-action.ts'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { ask } from '../../ui/surprise.ts'
import classes from './settings.module.css'

/** What the office is called in front of people. */
export function OfficeForm() {
  const { t } = useTranslation()
  const [office, setOffice] = useState<string | null>(null)
  const [isSaved, setSaved] = useState(false)
  const save = useAction(
    () => desk().handover.setOffice({ office: office ?? '' }),
    (kept) => {
      setOffice(kept)
      setSaved(true)
    }
  )
  useEffect(() => {
    void ask(() => desk().handover.office()).then((outcome) => {
      if (outcome?.ok) setOffice((typed) => typed ?? outcome.value)
    })
  }, [])
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (office !== null) void save.run()
      }}
    >
      <TextInput
        label={t('handover.settings.office')}
        description={t('handover.settings.officeHint')}
        value={office ?? ''}
        maxLength={100}
        onChange={(event) => {
          setOffice(event.currentTarget.value)
          setSaved(false)
        }}
        size="md"
        autoComplete="off"
      />
      <div className={classes.lower}>
        <p role="status" className={classes.saved}>
          {isSaved ? t('handover.settings.saved') : null}
        </p>
        <Button type="submit" variant="default" aria-disabled={save.isBusy}>
          {save.isBusy ? t('handover.settings.saving') : t('handover.settings.save')}
        </Button>
      </div>
      {save.problem === null ? null : <ProblemNote problem={save.problem} />}
    </form>
  )
}
