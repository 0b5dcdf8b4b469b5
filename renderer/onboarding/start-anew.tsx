import { Button, Checkbox, Group } from '@mantine/core'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { desk } from '../state/desk.ts'
import { applyStartup } from '../state/desk-store.ts'
import { useAction } from '../state/use-action.ts'
import { Modal } from '../ui/modal.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import offer from './offer.module.css'
import classes from './start-anew.module.css'

const lost = ['unsent', 'proofs', 'decisions', 'settings'] as const

/** Offers to begin without the old data, after asking twice: what nobody can read any more is named first. */
export function StartAnew() {
  const { t } = useTranslation()
  const [isAsking, setAsking] = useState(false)
  return (
    <section className={offer.offer}>
      <p>{t('anew.offerText')}</p>
      <Button size="md" variant="default" onClick={() => setAsking(true)}>
        {t('anew.offer')}
      </Button>
      <Modal
        opened={isAsking}
        onClose={() => setAsking(false)}
        title={t('anew.title')}
        centered
        size="lg"
        closeButtonProps={{ 'aria-label': t('common.close') }}
        classNames={{ title: classes.title ?? '' }}
      >
        <Asking onNo={() => setAsking(false)} />
      </Modal>
    </section>
  )
}

/** Forgets its tick when it is closed: it is asked anew each time. */
function Asking({ onNo }: { onNo: () => void }) {
  const { t } = useTranslation()
  const [isSure, setSure] = useState(false)
  const [isReminded, setReminded] = useState(false)
  const box = useRef<HTMLInputElement>(null)
  const start = useAction(() => desk().startup.startAnew(), applyStartup)

  function begin() {
    if (isSure) return void start.run()
    setReminded(true)
    box.current?.focus()
  }

  return (
    <div className={classes.text}>
      <div>
        <p>{t('anew.lost')}</p>
        <ul className={classes.lost}>
          {lost.map((what) => (
            <li key={what}>{t(`anew.${what}`)}</li>
          ))}
        </ul>
      </div>
      <p>{t('anew.back')}</p>
      <p>{t('anew.kept')}</p>
      <Checkbox
        ref={box}
        size="md"
        label={t('anew.sure')}
        checked={isSure}
        error={isReminded && !isSure ? t('anew.sureFirst') : undefined}
        onChange={(event) => setSure(event.currentTarget.checked)}
      />
      {start.problem === null ? null : <ProblemNote problem={start.problem} />}
      <Group justify="flex-end" gap="sm" mt="xs">
        <Button size="md" variant="default" data-autofocus onClick={onNo}>
          {t('anew.no')}
        </Button>
        <Button size="md" className={classes.yes} aria-disabled={start.isBusy} onClick={begin}>
          {start.isBusy ? t('anew.starting') : t('anew.yes')}
        </Button>
      </Group>
    </div>
  )
}
