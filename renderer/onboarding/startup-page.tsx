import { Button } from '@mantine/core'
import { IconDatabase, IconLock } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { StartupState } from '../../preload/contract/startup.ts'
import { LanguageSwitch } from '../settings/language-switch.tsx'
import { Details, Fact } from '../ui/details.tsx'
import { FullPage } from '../ui/full-page.tsx'
import { KeepNothing } from './keep-nothing.tsx'
import { StartAnew } from './start-anew.tsx'
import classes from './startup-page.module.css'
import { useRetry } from './use-retry.ts'

/** What may keep the desk from opening. */
export type BlockedStage = Exclude<StartupState['stage'], 'opening' | 'ready' | 'changingKey'>

const isAboutKeys = (stage: BlockedStage) => stage.startsWith('key')

const isKeyLost = (stage: BlockedStage) => ['keyMissing', 'keyNameMissing', 'keyWrong'].includes(stage)

/** Says what happened, that nothing was deleted, and what to do; the desk opens as soon as it can be opened. */
export function StartupPage({ stage, folder }: { stage: BlockedStage; folder: string | null }) {
  const { t } = useTranslation()
  const Icon = isAboutKeys(stage) ? IconLock : IconDatabase
  return (
    <FullPage
      title={t(`startup.${stage}.title`)}
      icon={<Icon size={44} stroke={1.5} className={classes.icon} aria-hidden="true" />}
    >
      <p>{t(`startup.${stage}.what`)}</p>
      <p className={classes.safe}>{t('startup.nothingDeleted')}</p>
      <section className={classes.todo}>
        <h2>{t('startup.whatToDo')}</h2>
        <p>{t(`startup.${stage}.todo`)}</p>
      </section>
      <Retry />
      {isAboutKeys(stage) ? <KeepNothing /> : null}
      {isKeyLost(stage) ? <StartAnew /> : null}
      {folder === null ? null : (
        <Details>
          <Fact label={t('common.folder')}>{folder}</Fact>
        </Details>
      )}
      <LanguageSwitch />
    </FullPage>
  )
}

function Retry() {
  const { t } = useTranslation()
  const { tried, retry } = useRetry()
  return (
    <div className={classes.retry}>
      <Button size="md" onClick={retry} aria-disabled={tried === 'now'}>
        {tried === 'now' ? t('startup.opening') : t('common.tryAgain')}
      </Button>
      <span role="status">{tried === 'done' ? t('startup.stillNot') : ''}</span>
    </div>
  )
}
