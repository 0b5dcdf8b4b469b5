import { Button, SegmentedControl } from '@mantine/core'
import { IconFileZip } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Diagnostics } from '../../common/words/health/diagnostics.ts'
import type { Problem } from '../../common/words/problems.ts'
import { desk } from '../state/desk.ts'
import { Note } from '../ui/note.tsx'
import { Part } from '../ui/part.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { ask } from '../ui/surprise.ts'
import classes from './health.module.css'

/** What IT support is sent: read here first, then saved just as it was read. */
export function DiagnosticsPart() {
  const { t } = useTranslation()
  const { shown, isBusy, problem, saved, show, hide, save } = useDiagnostics()
  return (
    <Part title={t('health.diagnostics.title')}>
      <div className={classes.diagnostics}>
        <p className={classes.hint}>{t('health.diagnostics.hint')}</p>
        {shown === null ? (
          <Button
            variant="default"
            leftSection={<IconFileZip size={18} aria-hidden="true" />}
            aria-disabled={isBusy}
            onClick={() => void show()}
          >
            {isBusy ? t('health.diagnostics.making') : t('health.diagnostics.show')}
          </Button>
        ) : (
          <>
            <Files files={shown.files} />
            <div className={classes.choices}>
              <Button aria-disabled={isBusy} onClick={() => void save(shown.id)}>
                {isBusy ? t('health.diagnostics.saving') : t('health.diagnostics.save')}
              </Button>
              <Button variant="default" onClick={hide}>
                {t('health.diagnostics.hide')}
              </Button>
            </div>
          </>
        )}
        {problem === null ? null : <ProblemNote problem={problem} />}
        <div role="status">
          {saved === null ? null : (
            <Note tone="good">
              <p>{t('health.diagnostics.saved', { fileName: saved })}</p>
            </Note>
          )}
        </div>
      </div>
    </Part>
  )
}

function Files({ files }: Pick<Diagnostics, 'files'>) {
  const { t } = useTranslation()
  const [name, setName] = useState(files[0]?.name ?? '')
  const text = files.find((file) => file.name === name)?.text ?? ''
  return (
    <>
      <SegmentedControl
        className={classes.files}
        aria-label={t('health.diagnostics.files')}
        data={files.map((file) => file.name)}
        value={name}
        onChange={setName}
        transitionDuration={0}
      />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what is longer than its box is scrolled by key */}
      <section className={classes.text} aria-label={name} tabIndex={0} data-testid="diagnostics-file">
        <pre>{text}</pre>
      </section>
    </>
  )
}

/** What was put together, and what came of saving it. */
function useDiagnostics() {
  const [shown, setShown] = useState<Diagnostics | null>(null)
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [saved, setSaved] = useState<string | null>(null)

  async function doing(work: () => Promise<void>): Promise<void> {
    if (isBusy) return
    setBusy(true)
    setProblem(null)
    setSaved(null)
    await work()
    setBusy(false)
  }

  const show = () =>
    doing(async () => {
      const outcome = await ask(() => desk().health.diagnostics())
      if (outcome?.ok) setShown(outcome.value)
      else if (outcome) setProblem(outcome.error)
    })

  const save = (id: string) =>
    doing(async () => {
      const outcome = await ask(() => desk().health.saveDiagnostics({ id }))
      if (outcome?.ok) setSaved(outcome.value?.fileName ?? null)
      else if (outcome) setProblem(outcome.error)
    })

  return { shown, isBusy, problem, saved, show, hide: () => setShown(null), save }
}
