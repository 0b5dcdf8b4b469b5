import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { RefusedLink } from '../../preload/contract/handover.ts'
import { desk } from '../state/desk.ts'
import { OnlyManager } from '../state/only-manager.tsx'
import { useAction } from '../state/use-action.ts'
import { ProblemNote } from '../ui/problem-note.tsx'
import classes from './hand-over.module.css'

/** Why the link that the service gave is held back, and where it leads. */
export function RefusedLinkText({ refused: { fault, host } }: { refused: RefusedLink }) {
  const { t } = useTranslation()
  return <p className={classes.refusedText}>{t(`handover.refused.${fault}`, { host: host ?? '' })}</p>
}

/**
 * In the code's place: the link is held back. Main asks, in a box of the system's, whether another host may be allowed.
 */
export function RefusedLinkNote({ id, refused }: { id: string; refused: RefusedLink }) {
  const { t, i18n } = useTranslation()
  const confirm = useAction(
    () => desk().handover.confirmHost({ id }),
    () => {}
  )
  return (
    <div lang={i18n.language} data-testid="refused-link">
      <div role="status">
        <p className={classes.why}>{t('handover.refused.title')}</p>
        <RefusedLinkText refused={refused} />
        <p className={classes.whyText}>{t('handover.refused.elsewhere')}</p>
      </div>
      {refused.fault === 'otherHost' ? (
        <OnlyManager call="handover.confirmHost">
          <Button variant="default" mt="sm" aria-disabled={confirm.isBusy} onClick={() => void confirm.run()}>
            {t('handover.refused.allow')}
          </Button>
        </OnlyManager>
      ) : null}
      {confirm.problem === null ? null : <ProblemNote problem={confirm.problem} />}
    </div>
  )
}
