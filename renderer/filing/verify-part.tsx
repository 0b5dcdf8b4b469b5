import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Problem } from '../../common/words/problems.ts'
import type { Verification } from '../../preload/contract/filing.ts'
import { desk } from '../state/desk.ts'
import { Note } from '../ui/note.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { ask } from '../ui/surprise.ts'
import classes from './filing-part.module.css'

/** Reads the folder again and tells what is not as it was filed. */
export function VerifyPart() {
  const { t } = useTranslation()
  const { progress, found, problem, verify, stop } = useVerifying()
  return (
    <div className={classes.health}>
      <h4 className={classes.subtitle}>{t('filing.verifyTitle')}</h4>
      <p className={classes.text}>{t('filing.verifyHint')}</p>
      {progress === null ? (
        <Button variant="default" className={classes.choose} onClick={() => void verify()}>
          {t('filing.verify')}
        </Button>
      ) : (
        <div className={classes.lower}>
          <p className={classes.text} role="status">
            {t('filing.verifying', progress)}
          </p>
          <Button variant="default" onClick={stop}>
            {t('filing.stop')}
          </Button>
        </div>
      )}
      {problem === null ? null : <ProblemNote problem={problem} />}
      <div role="status" data-testid="verification">
        {found === null ? null : <Found found={found} />}
      </div>
    </div>
  )
}

function useVerifying() {
  const [progress, setProgress] = useState<{ done: number; total: number } | null>(null)
  const [found, setFound] = useState<Verification | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)

  useEffect(() => desk().on.verifyProgressed((now) => setProgress((before) => before && now)), [])
  // Nobody would read what comes of it.
  useEffect(() => () => void ask(() => desk().filing.stopVerifying()), [])

  async function verify() {
    setFound(null)
    setProblem(null)
    setProgress({ done: 0, total: 0 })
    const outcome = await ask(() => desk().filing.verify())
    setProgress(null)
    if (outcome === undefined) return
    if (outcome.ok) setFound(outcome.value)
    else setProblem(outcome.error)
  }

  return { progress, found, problem, verify, stop: () => void ask(() => desk().filing.stopVerifying()) }
}

function Found({ found }: { found: Verification }) {
  const { t } = useTranslation()
  const { whole, others, changed, missing, foreign } = found
  const isWhole = changed.length === 0 && missing.length === 0
  return (
    <Note tone={isWhole ? 'good' : 'bad'}>
      <p>
        {t('filing.whole', { count: whole })} {others === 0 ? null : t('filing.others', { count: others })}{' '}
        {isWhole ? t('filing.allGood') : null}
      </p>
      <Paths title={t('filing.changed')} paths={changed} />
      <Paths title={t('filing.missing')} paths={missing} />
      <Paths title={t('filing.foreign')} paths={foreign} />
      {missing.length === 0 ? null : <FileMissing />}
    </Note>
  )
}

/** Files what is missing once more; of other desks' proofs it can only say that they are. */
function FileMissing() {
  const { t } = useTranslation()
  const [count, setCount] = useState<number | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)

  async function fileMissing() {
    const outcome = await ask(() => desk().filing.fileMissing())
    if (outcome === undefined) return
    setCount(outcome.ok ? outcome.value : null)
    setProblem(outcome.ok ? null : outcome.error)
  }

  return (
    <>
      <Button variant="default" className={classes.choose} onClick={() => void fileMissing()}>
        {t('filing.fileMissing')}
      </Button>
      <p role="status">{count === null ? null : said(count)}</p>
      {problem === null ? null : <ProblemNote problem={problem} />}
    </>
  )

  function said(filed: number): string {
    return filed === 0 ? t('filing.noneMissing') : t('filing.filedAgain', { count: filed })
  }
}

// More than anybody reads, and fewer than would hold up the window.
const mostPaths = 200

function Paths({ title, paths }: { title: string; paths: readonly string[] }) {
  const { t } = useTranslation()
  if (paths.length === 0) return null
  return (
    <>
      <p className={classes.label}>
        {title}: {paths.length}
      </p>
      <ul className={classes.paths}>
        {paths.slice(0, mostPaths).map((path) => (
          <li key={path}>{path}</li>
        ))}
        {paths.length > mostPaths ? <li>{t('filing.more', { more: paths.length - mostPaths })}</li> : null}
      </ul>
    </>
  )
}
