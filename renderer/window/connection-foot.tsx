import { Button, UnstyledButton } from '@mantine/core'
import {
  IconAlertTriangleFilled,
  IconArrowsSplit2,
  IconCircleCheckFilled,
  IconCircleDotted,
  IconClockPause,
  IconCloudDown,
  IconCloudOff,
  IconKeyOff,
  IconPlayerPause
} from '@tabler/icons-react'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import type { Place } from '../../common/settings/pages.ts'
import type { HealthSubject } from '../../common/words/health/line.ts'
import type { ConnectionState } from '../../preload/contract/connection.ts'
import { useLocale } from '../locales/use-locale.ts'
import { checkNow, useConnection } from '../state/connection-store.ts'
import { connectionParts, hopIn } from '../state/connection-words.ts'
import { openHealth, openSettings } from '../state/hand-store.ts'
import { actionKeys } from '../ui/action-keys.ts'
import { KeyHint } from '../ui/key-hint.tsx'
import { ariaKeys } from '../ui/keys.ts'
import { ProblemWords } from '../ui/problem-words.tsx'
import { useNow } from '../ui/use-now.ts'
import classes from './connection-foot.module.css'

/** The shape of each state, beside its words. */
export const shapes: Record<ConnectionState['status'], typeof IconCloudOff> = {
  starting: IconCircleDotted,
  online: IconCircleCheckFilled,
  offline: IconCloudOff,
  inBetween: IconArrowsSplit2,
  proxySignIn: IconKeyOff,
  signInRefused: IconKeyOff,
  serviceDown: IconAlertTriangleFilled,
  busy: IconClockPause,
  secretUnavailable: IconKeyOff,
  paused: IconPlayerPause
}

/** Where what is wrong is put right: asking again does not help before. */
const places: Partial<Record<ConnectionState['status'], Place>> = {
  signInRefused: 'service.clientSecret',
  secretUnavailable: 'service.clientSecret',
  proxySignIn: 'network.signIn'
}

/** The line of the health page that says more; none where nothing is wrong. */
const subjects: Partial<Record<ConnectionState['status'], HealthSubject>> = {
  offline: 'service',
  inBetween: 'service',
  proxySignIn: 'proxy',
  signInRefused: 'service',
  serviceDown: 'service',
  secretUnavailable: 'service'
}

/** How the service can be reached: one sentence, one thing to do, and the way to everything else that was checked. */
export function ConnectionFoot({ serviceId }: { serviceId: string }) {
  const { t } = useTranslation()
  const status = useConnection(({ connection }) => connection?.status ?? null)
  if (status === null) return <div className={classes.foot} />
  const place = places[status]
  return (
    <section className={classes.foot} aria-label={t('connection.label')}>
      <ConnectionNow />
      <ConnectionHop />
      {place !== undefined ? (
        <Button size="xs" variant="default" fullWidth onClick={() => openSettings(place)}>
          {t('common.openSettings')}
        </Button>
      ) : (
        <CheckNow serviceId={serviceId} />
      )}
      <KeyHint label={t('does.health')} combo={actionKeys.health}>
        <UnstyledButton
          className={classes.health}
          aria-keyshortcuts={ariaKeys(actionKeys.health)}
          onClick={() => openHealth(subjects[status])}
        >
          {t('health.title')}
        </UnstyledButton>
      </KeyHint>
    </section>
  )
}

/** The sentence. Only it is made anew every second: a button takes as long to make as a screenful of rows to fill. */
function ConnectionNow() {
  const { t } = useTranslation()
  const connection = useConnection((state) => state.connection)
  const locale = useLocale()
  const now = useNow(1000)
  if (connection === null) return null
  const isFetching = connection.trouble === null && connection.status === 'online' && connection.firstSync !== null
  const Shape =
    connection.trouble === null ? (isFetching ? IconCloudDown : shapes[connection.status]) : IconAlertTriangleFilled
  return (
    <>
      <p
        className={classes.sentence}
        data-testid="connection-state"
        data-status={connection.trouble ?? connection.status}
        data-fetching={isFetching}
      >
        <Shape size={18} aria-hidden="true" className={classes.shape} />
        <Sentence parts={connectionParts(connection, t, { locale, now })} />
      </p>
      {isFetching ? <FirstSync connection={connection} /> : null}
    </>
  )
}

/** At which hop it fails and what to do, in the words of _Test connection_. */
function ConnectionHop() {
  const problem = useConnection(({ connection }) =>
    connection !== null && connection.trouble === null ? connection.problem : null
  )
  if (problem === null || hopIn({ problem }) === undefined) return null
  return (
    <div className={classes.hop} data-testid="connection-hop">
      <ProblemWords problem={problem} isFolded />
    </div>
  )
}

/** One sentence; a count is not torn from its word where the line breaks. */
function Sentence({ parts: [first, ...counts] }: { parts: string[] }) {
  return (
    <span>
      {first}
      {counts.map((count) => (
        <Fragment key={count}>
          {', '}
          <span className={classes.count}>{count}</span>
        </Fragment>
      ))}
    </span>
  )
}

/** How far the first reading of the list has come, as a bar; the sentence above says it too. */
function FirstSync({ connection }: { connection: ConnectionState }) {
  const total = connection.firstSync?.total ?? null
  if (total === null) return null
  return (
    <progress className={classes.progress} value={connection.firstSync?.seen ?? 0} max={total} aria-hidden="true" />
  )
}

function CheckNow({ serviceId }: { serviceId: string }) {
  const { t } = useTranslation()
  return (
    <KeyHint label={t('connection.checkNow')} combo={actionKeys.checkNow}>
      <Button
        size="xs"
        variant="default"
        fullWidth
        aria-keyshortcuts={ariaKeys(actionKeys.checkNow)}
        onClick={() => void checkNow(serviceId)}
      >
        <Checking />
      </Button>
    </KeyHint>
  )
}

/** What the button says; it is made anew twice in every round, and the button is not. */
function Checking() {
  const { t } = useTranslation()
  const isChecking = useConnection(({ connection }) => connection?.checking === true)
  return isChecking ? t('connection.checking') : t('connection.checkNow')
}
