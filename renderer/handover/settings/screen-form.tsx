import { Select, Switch } from '@mantine/core'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { handover } from '../../../common/settings/handover.ts'
import type { ScreenView } from '../../../preload/contract/handover.ts'
import { Note } from '../../ui/note.tsx'
import { useWords } from '../../ui/use-words.ts'
import { chooseScreen, readScreen, useScreen } from '../screen-store.ts'
import classes from './settings.module.css'

/** The value of the choice that names no display. */
const anyOther = 'any'

/** Whether there is a second screen, and on which display. What is switched is kept at once. */
export function ScreenForm() {
  const { t } = useTranslation()
  const { wordsOf } = useWords()
  const view = useScreen((state) => state.view)
  useEffect(() => void readScreen(), [])
  return (
    <div className={classes.form}>
      <Switch
        {...wordsOf(handover.settings.screen)}
        checked={view?.isOn ?? false}
        disabled={view === null}
        onChange={(event) => void chooseScreen({ isOn: event.currentTarget.checked })}
        size="md"
      />
      {view?.isOn === true ? <DisplayChoice view={view} /> : null}
      {view?.isOn === true && view.others.length === 0 ? (
        <Note tone="plain">
          <p>{t('handover.settings.noDisplay')}</p>
        </Note>
      ) : null}
    </div>
  )
}

function DisplayChoice({ view }: { view: ScreenView }) {
  const { t } = useTranslation()
  const { display, others } = view
  const isAway = display !== null && !others.some(({ id }) => id === display.id)
  const all = isAway ? [...others, display] : others
  const data = all.map(({ id, label }, index) => ({
    value: String(id),
    label: label === '' ? t('handover.settings.displayNumber', { number: index + 2 }) : label
  }))
  return (
    <Select
      label={t('handover.settings.display')}
      data={[{ value: anyOther, label: t('handover.settings.firstOther') }, ...data]}
      value={display === null ? anyOther : String(display.id)}
      onChange={(value) => void chooseScreen({ display: all.find(({ id }) => String(id) === value) ?? null })}
      allowDeselect={false}
      size="md"
    />
  )
}
