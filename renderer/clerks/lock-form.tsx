import { NumberInput, Switch } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { lock as declared } from '../../common/settings/clerks.ts'
import type { ClerksView } from '../../preload/contract/clerks.ts'
import { desk } from '../state/desk.ts'
import { SettingRow } from '../ui/setting-row.tsx'
import { useWords } from '../ui/use-words.ts'
import classes from './clerks.module.css'
import { take } from './clerks-store.ts'

const { isOn, afterMinutes, hidesFromCapture } = declared.settings

/** When the desk locks. What is switched is kept at once; minutes once they are typed. */
export function LockForm({ lock }: { lock: ClerksView['lock'] }) {
  const { t } = useTranslation()
  const { wordsOf } = useWords()
  const [minutes, setMinutes] = useState<number | string>(lock.afterMinutes)
  useEffect(() => setMinutes(lock.afterMinutes), [lock.afterMinutes])
  const keep = (part: Partial<ClerksView['lock']>) => void take(() => desk().clerks.setLock({ ...lock, ...part }))

  function keepMinutes() {
    const typed = Math.trunc(Number(minutes))
    const { least, most } = afterMinutes.value
    const isFitting = typed >= least && typed <= most
    if (!isFitting) return setMinutes(lock.afterMinutes)
    if (typed !== lock.afterMinutes) keep({ afterMinutes: typed })
  }

  return (
    <section className={classes.section} aria-labelledby="desk-lock">
      <h4 id="desk-lock" className={classes.title}>
        {t('clerks.lockTitle')}
      </h4>
      <SettingRow name="lock.isOn">
        <Switch
          {...wordsOf(isOn)}
          checked={lock.isOn}
          onChange={(event) => keep({ isOn: event.currentTarget.checked })}
          size="md"
        />
      </SettingRow>
      <SettingRow name="lock.afterMinutes">
        <NumberInput
          {...wordsOf(afterMinutes)}
          value={minutes}
          onChange={setMinutes}
          onBlur={keepMinutes}
          min={afterMinutes.value.least}
          max={afterMinutes.value.most}
          disabled={!lock.isOn}
          allowDecimal={false}
          allowNegative={false}
          hideControls
          size="md"
          maw={360}
        />
      </SettingRow>
      <SettingRow name="lock.hidesFromCapture">
        <Switch
          {...wordsOf(hidesFromCapture)}
          checked={lock.hidesFromCapture}
          onChange={(event) => keep({ hidesFromCapture: event.currentTarget.checked })}
          size="md"
        />
      </SettingRow>
    </section>
  )
}
