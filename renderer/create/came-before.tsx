import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { claimTypes } from '../../common/words/requests.ts'
import type { Draft } from '../drafts/draft-store.ts'
import { useLocale } from '../locales/use-locale.ts'
import { claimLabel } from '../state/claim-words.ts'
import { Note } from '../ui/note.tsx'
import classes from './new-request.module.css'

interface Props {
  draft: Draft
  onUse: (part: Partial<Draft['claims']>) => void
}

/** What came the last time in the place of what was asked for, to be taken by a press: only the clerk can tell which is right. */
export function CameBefore({ draft, onUse }: Props) {
  const { t } = useTranslation()
  const locale = useLocale()
  const received = draft.asksAgainWith?.received
  if (received === undefined) return null
  const others = claimTypes.filter((type) => received[type] !== '' && received[type] !== draft.claims[type])
  return others.map((type) => {
    const claim = claimLabel(type, t)
    return (
      <Note
        key={type}
        tone="plain"
        action={
          <Button
            size="compact-sm"
            mih={32}
            variant="subtle"
            className={classes.empty}
            aria-label={t('create.useReceived', { claim: claim.toLocaleLowerCase(locale), value: received[type] })}
            onClick={() => onUse({ [type]: received[type] })}
          >
            {t('create.useIt')}
          </Button>
        }
      >
        <p>{t('create.received', { claim, value: received[type] })}</p>
      </Note>
    )
  })
}

/** Whether what was asked for, and somebody else came to, would be asked for once more just as it was. */
export const isUnchanged = ({ asksAgainWith, claims }: Draft): boolean =>
  asksAgainWith !== undefined && claimTypes.every((type) => claims[type] === asksAgainWith.asked[type])
