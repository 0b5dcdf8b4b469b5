import { UnstyledButton } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useDesk } from '../state/desk-store.ts'
import { actionKeys } from '../ui/action-keys.ts'
import { useActions } from '../ui/actions.ts'
import { KeyHint } from '../ui/key-hint.tsx'
import { ariaKeys } from '../ui/keys.ts'
import { lockDesk } from './lock-desk.ts'

/** Who works here, and the way to lock the desk or let another clerk in; nothing where it cannot be locked. */
export function WorkerButton({
  className,
  nameClass
}: {
  className: string | undefined
  nameClass: string | undefined
}) {
  const { t } = useTranslation()
  const worker = useDesk(({ access }) => (access?.canLock ? access.worker : null))
  useActions({ lock: worker === null ? undefined : lockDesk })
  if (worker === null) return null
  return (
    <KeyHint label={t('does.lock')} combo={actionKeys.lock}>
      <UnstyledButton className={className} aria-keyshortcuts={ariaKeys(actionKeys.lock)} onClick={lockDesk}>
        <IconLock size={20} stroke={1.75} aria-hidden="true" />
        <span className={nameClass}>
          {worker.name}
          <span className="visually-hidden">{`: ${t('does.lock')}`}</span>
        </span>
      </UnstyledButton>
    </KeyHint>
  )
}
