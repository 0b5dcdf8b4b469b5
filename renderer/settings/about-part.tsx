import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Problem } from '../../common/words/problems.ts'
import type { About } from '../../preload/contract/about.ts'
import { desk } from '../state/desk.ts'
import { Facts, Pair } from '../ui/part.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { ask } from '../ui/surprise.ts'
import classes from './about-part.module.css'

/** Which version this is, what it is made with, and where its log is. */
export function AboutPart() {
  const { t } = useTranslation()
  const [about, setAbout] = useState<About | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  useEffect(() => {
    void ask(() => desk().about.get()).then((answer) => setAbout(answer ?? null))
  }, [])

  async function openLogs() {
    setProblem(null)
    const outcome = await ask(() => desk().about.openLogs())
    if (outcome?.ok === false) setProblem(outcome.error)
  }

  if (about === null) return null
  const { version, electron, chromium, logs } = about
  return (
    <>
      <Facts>
        <Pair label={t('about.version')}>{version}</Pair>
        <Pair label={t('about.madeWith')}>{`Electron ${electron}, Chromium ${chromium}`}</Pair>
        <Pair label={t('about.logs')}>
          <span className={classes.path}>{logs}</span>
        </Pair>
      </Facts>
      <div className={classes.logs}>
        <Button variant="default" onClick={() => void openLogs()} aria-describedby="logs-hint">
          {t('about.openLogs')}
        </Button>
        <p id="logs-hint" className={classes.hint}>
          {t('about.logsHint')}
        </p>
        {problem === null ? null : <ProblemNote problem={problem} />}
      </div>
    </>
  )
}
