import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { wholeNumber } from '../locales/format.ts'
import { useLocale } from '../locales/use-locale.ts'
import { actionKeys } from '../ui/action-keys.ts'
import { useActions } from '../ui/actions.ts'
import { ariaKeys, comboLabel } from '../ui/keys.ts'
import { undoLast, useUndo } from './undo-store.ts'
import classes from './undo-toast.module.css'

/** Says what was decided last, and withdraws it, as long as it can be. Screen readers hear it from the live region. */
export function UndoToast() {
  const { t } = useTranslation()
  const last = useUndo(({ decisions }) => decisions.at(-1))
  useActions({ undo: last === undefined ? undefined : () => void undoLast() })
  if (last === undefined) return null
  return (
    <aside className={classes.toast} aria-label={t('does.undo')} data-testid="undo">
      <p>
        {'all' in last ? <Many count={last.all.length} /> : last.reference} ·{' '}
        <strong>{t(`decision.verdict.${last.verdict}`)}</strong>
      </p>
      <Button
        size="compact-md"
        mih={32}
        variant="default"
        aria-keyshortcuts={ariaKeys(actionKeys.undo)}
        onClick={() => void undoLast()}
        rightSection={
          <span className={classes.key} aria-hidden="true">
            {comboLabel(actionKeys.undo)}
          </span>
        }
      >
        {t('decision.undo')}
      </Button>
    </aside>
  )
}

function Many({ count }: { count: number }) {
  const { t } = useTranslation()
  const locale = useLocale()
  return t('acceptMatching.done', { count, formatted: wholeNumber(count, locale) })
}
