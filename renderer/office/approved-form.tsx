import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Outcome } from '../../common/words/problems.ts'
import type { OfficeApproval, OfficeView } from '../../preload/contract/office.ts'
import { useAction } from '../state/use-action.ts'
import { ProblemNote } from '../ui/problem-note.tsx'
import { ApprovalFields, useApproval } from './approval.tsx'
import classes from './office.module.css'

interface Props {
  label: string
  submit: string
  managers: OfficeView['managers']
  send: (approval: OfficeApproval) => Promise<Outcome<OfficeView>>
  onDone: (view: OfficeView) => void
  onCancel?: () => void
  isDangerous?: boolean
  children?: ReactNode
}

/** Something that only whoever speaks for the office does: the sheet or a manager's PIN is typed. */
export function ApprovedForm({ label, submit, managers, send, onDone, onCancel, isDangerous, children }: Props) {
  const { t } = useTranslation()
  const inHand = useApproval(managers)
  const { isBusy, problem, run } = useAction(() => send(inHand.approval), onDone)
  return (
    <form
      className={classes.form}
      aria-label={label}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void run()
      }}
    >
      <h4 className={classes.title}>{label}</h4>
      {children}
      <ApprovalFields inHand={inHand} problem={problem} />
      {problem === null || problem.fields ? null : <ProblemNote problem={problem} />}
      <div className={classes.lower}>
        {onCancel ? (
          <Button variant="default" onClick={onCancel}>
            {t('office.leaveNot')}
          </Button>
        ) : null}
        <Button type="submit" {...(isDangerous ? { color: 'red' } : {})} aria-disabled={isBusy}>
          {submit}
        </Button>
      </div>
    </form>
  )
}
