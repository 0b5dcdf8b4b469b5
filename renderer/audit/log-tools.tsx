import { Button } from '@mantine/core'
import { IconCircleCheck, IconFileExport, IconShieldCheck } from '@tabler/icons-react'
import i18next from 'i18next'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AuditChecked } from '../../common/words/audit.ts'
import { desk } from '../state/desk.ts'
import { OnlyManager } from '../state/only-manager.tsx'
import { useMay } from '../state/rights.ts'
import { useAction } from '../state/use-action.ts'
import { actionKeys } from '../ui/action-keys.ts'
import { useActions } from '../ui/actions.ts'
import { announce } from '../ui/announce.tsx'
import { KeyHint } from '../ui/key-hint.tsx'
import { ariaKeys } from '../ui/keys.ts'
import { Note } from '../ui/note.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import classes from './audit.module.css'
import { CheckedNote } from './checked-note.tsx'

type ToolAction = 'verifyLog' | 'reviewLog' | 'exportLog'

/** Checking the log, noting that it was read, and saving it. `onReviewed`: the log has another entry. */
export function LogTools({ onReviewed }: { onReviewed: () => void }) {
  const { t } = useTranslation()
  const [checked, setChecked] = useState<AuditChecked | null>(null)
  const [saved, setSaved] = useState<string | null>(null)
  const verify = useAction(() => desk().audit.verify(), setChecked)
  const review = useAction(
    () => desk().audit.review(),
    () => {
      announce(i18next.t('audit.reviewedNow'))
      onReviewed()
    }
  )
  const told = (file: { fileName: string } | null) => {
    if (file !== null) setSaved(file.fileName)
    if (file !== null) onReviewed()
  }
  const lines = useAction(() => desk().audit.save({ as: 'lines' }), told)
  const csv = useAction(() => desk().audit.save({ as: 'csv' }), told)
  const mayReview = useMay('audit.review')
  const maySave = useMay('audit.save')
  const save = (as: typeof lines) => {
    setSaved(null)
    void as.run()
  }
  const runVerify = () => {
    setChecked(null)
    void verify.run()
  }
  useActions({
    verifyLog: runVerify,
    reviewLog: mayReview ? () => void review.run() : undefined,
    exportLog: maySave ? () => save(lines) : undefined
  })
  const isSaving = lines.isBusy || csv.isBusy
  return (
    <>
      <div className={classes.tools}>
        <Tool action="verifyLog" isBusy={verify.isBusy} onPress={runVerify} icon={<IconShieldCheck {...iconSize} />}>
          {verify.isBusy ? t('audit.verifying') : t('audit.verify')}
        </Tool>
        <OnlyManager call="audit.review" instead="nothing">
          <Tool
            action="reviewLog"
            isBusy={review.isBusy}
            onPress={() => void review.run()}
            icon={<IconCircleCheck {...iconSize} />}
          >
            {t('audit.review')}
          </Tool>
        </OnlyManager>
        <OnlyManager call="audit.save">
          <Tool
            action="exportLog"
            isBusy={isSaving}
            onPress={() => save(lines)}
            icon={<IconFileExport {...iconSize} />}
          >
            {t('audit.saveLines')}
          </Tool>
          <Button variant="default" aria-disabled={isSaving} onClick={() => save(csv)}>
            {t('audit.saveCsv')}
          </Button>
        </OnlyManager>
      </div>
      {[verify.problem, review.problem, lines.problem, csv.problem].map((problem) =>
        problem === null ? null : <ProblemNote key={problem.code} problem={problem} />
      )}
      <div role="status" className={classes.told}>
        {checked === null ? null : <CheckedNote checked={checked} />}
        {saved === null ? null : (
          <Note tone="good">
            <p>{t('audit.saved', { fileName: saved })}</p>
          </Note>
        )}
      </div>
    </>
  )
}

const iconSize = { size: 18, 'aria-hidden': true } as const

interface ToolProps {
  action: ToolAction
  isBusy: boolean
  onPress: () => void
  icon: ReactNode
  children: ReactNode
}

function Tool({ action, isBusy, onPress, icon, children }: ToolProps) {
  const { t } = useTranslation()
  return (
    <KeyHint label={t(`does.${action}`)} combo={actionKeys[action]}>
      <Button
        variant="default"
        leftSection={icon}
        aria-disabled={isBusy}
        aria-keyshortcuts={ariaKeys(actionKeys[action])}
        onClick={onPress}
      >
        {children}
      </Button>
    </KeyHint>
  )
}
