import { Switch } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Problem } from '../../common/words/problems.ts'
import type { NotificationChoice } from '../../preload/contract/notifications.ts'
import { desk } from '../state/desk.ts'
import { ProblemNote } from '../ui/problem-note.tsx'
import { ask } from '../ui/surprise.ts'

/** Whether the system tells of completed requests, and what it may say. What is switched is kept at once. */
export function NotificationsPart() {
  const { t } = useTranslation()
  const { choice, problem, choose } = useNotificationChoice()
  return (
    <>
      <Switch
        label={t('notifications.show')}
        description={t('notifications.showHint')}
        checked={choice?.show ?? false}
        disabled={choice === null}
        onChange={(event) => choose({ show: event.currentTarget.checked })}
        size="md"
      />
      <Switch
        label={t('notifications.name')}
        description={t('notifications.nameHint')}
        checked={choice?.namePerson ?? false}
        disabled={choice === null || !choice.show}
        onChange={(event) => choose({ namePerson: event.currentTarget.checked })}
        size="md"
      />
      {problem === null ? null : <ProblemNote problem={problem} />}
    </>
  )
}

function useNotificationChoice() {
  const [choice, setChoice] = useState<NotificationChoice | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)

  useEffect(() => {
    void ask(() => desk().notifications.get()).then((outcome) => {
      if (outcome?.ok) setChoice(outcome.value)
      else if (outcome) setProblem(outcome.error)
    })
  }, [])

  function choose(part: Partial<NotificationChoice>) {
    if (choice === null) return
    const chosen = { ...choice, ...part }
    setChoice(chosen)
    void ask(() => desk().notifications.set(chosen)).then((outcome) => {
      setProblem(outcome === undefined || outcome.ok ? null : outcome.error)
      if (outcome?.ok !== true) setChoice(choice)
    })
  }

  return { choice, problem, choose }
}
