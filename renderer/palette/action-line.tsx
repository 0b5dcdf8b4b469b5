import { Kbd } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { type ActionName, type AnyActionName, actionKeys } from '../ui/action-keys.ts'
import { comboLabel } from '../ui/keys.ts'
import classes from './palette.module.css'

/** An action's words and its key, where it has one; `why`: what keeps it from being done now. */
export function ActionLine({ name, why = null }: { name: AnyActionName; why?: string | null }) {
  const { t } = useTranslation()
  return (
    <>
      <span>
        {t(`does.${name}`)}
        {why === null ? null : <span className={classes.why}> {why}</span>}
      </span>
      {name in actionKeys ? <Kbd>{comboLabel(actionKeys[name as ActionName])}</Kbd> : null}
    </>
  )
}
