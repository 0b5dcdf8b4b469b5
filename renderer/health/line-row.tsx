import { Button } from '@mantine/core'
import {
  IconAlertTriangleFilled,
  IconCircleCheckFilled,
  IconCircleDashed,
  IconCircleMinus,
  IconCircleXFilled
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { HealthLine, HealthState, HealthSubject } from '../../common/words/health/line.ts'
import { useLocale } from '../locales/use-locale.ts'
import { ProblemWords } from '../ui/problem-words.tsx'
import { useNow } from '../ui/use-now.ts'
import classes from './health.module.css'
import { remedyWords, sentenceOf, subjectWords } from './health-words.ts'
import { useRemedy } from './use-remedy.ts'

/** The shape of each state: colour alone tells nothing. */
const shapes: Readonly<Record<HealthState, typeof IconCircleCheckFilled>> = {
  checking: IconCircleDashed,
  fine: IconCircleCheckFilled,
  attention: IconAlertTriangleFilled,
  fault: IconCircleXFilled,
  notUsed: IconCircleMinus
}

interface Props {
  line: HealthLine
  look: (subject: HealthSubject) => Promise<void>
}

/** One line: how it is, what it is, one sentence, and one thing to do. */
export function LineRow({ line, look }: Props) {
  const { t } = useTranslation()
  const locale = useLocale()
  const now = useNow(60_000)
  const { isBusy, problem, run } = useRemedy(line, look)
  const { remedy, subject, code, told } = line
  const name = subjectWords(line, t)
  return (
    <Frame state={line.state} subject={subject} name={name} code={code}>
      <div className={classes.words}>
        <p>{sentenceOf(line, t, { locale, now })}</p>
        {told.problem === undefined ? null : <ProblemWords problem={told.problem} isFolded />}
        {problem === null ? null : (
          <div role="alert" className={classes.failed}>
            <ProblemWords problem={problem} />
          </div>
        )}
      </div>
      {remedy === null ? null : (
        <Button
          className={classes.act}
          size="xs"
          variant="default"
          aria-disabled={isBusy}
          aria-label={`${remedyWords(remedy, t)}: ${name}`}
          onClick={() => void run()}
        >
          {isBusy ? t('health.looking') : remedyWords(remedy, t)}
        </Button>
      )}
    </Frame>
  )
}

/** A line of which nothing is known yet. */
export function EmptyRow({ subject }: { subject: HealthSubject }) {
  const { t } = useTranslation()
  return (
    <Frame state="checking" subject={subject} name={t(`health.subject.${subject}`)}>
      <div className={classes.words}>
        <p>{t('health.looking')}</p>
      </div>
    </Frame>
  )
}

interface FrameProps {
  state: HealthState
  subject: HealthSubject
  name: string
  code?: string
  children: React.ReactNode
}

function Frame({ state, subject, name, code, children }: FrameProps) {
  const { t } = useTranslation()
  const Shape = shapes[state]
  return (
    <li className={classes.line} data-state={state} data-subject={subject} data-code={code}>
      <Shape size={20} aria-hidden="true" className={classes.shape} />
      <h3 className={classes.name} tabIndex={-1}>
        <span className="visually-hidden">{`${t(`health.state.${state}`)}: `}</span>
        {name}
      </h3>
      {children}
    </li>
  )
}
