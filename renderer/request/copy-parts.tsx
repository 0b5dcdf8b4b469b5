import { Button } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import i18next from 'i18next'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type CopiedPart, copiedParts } from '../../common/words/request-views.ts'
import type { RequestDetail } from '../../preload/contract/request.ts'
import { desk } from '../state/desk.ts'
import { useAction } from '../state/use-action.ts'
import { type ActionName, actionKeys } from '../ui/action-keys.ts'
import { useActions } from '../ui/actions.ts'
import { announce } from '../ui/announce.tsx'
import { KeyHint } from '../ui/key-hint.tsx'
import { ariaKeys } from '../ui/keys.ts'
import classes from './copy-parts.module.css'

const actions = {
  name: 'copyName',
  code: 'copyCode',
  reference: 'copyReference'
} as const satisfies Record<CopiedPart, ActionName>

/** How long it says that something was copied: not long, or it would lie about the clipboard. */
const copiedForMs = 3_000

/** Name, code and reference, each copied by one press or key, for the office's own programs. */
export function CopyParts({ detail }: { detail: RequestDetail }) {
  const asked = (type: string) => detail.claims.find((claim) => claim.type === type)?.required ?? null
  const has: Record<CopiedPart, boolean> = {
    name: (detail.cameAs ?? asked('name')) !== null,
    code: (detail.cameCode ?? asked('sub')) !== null,
    reference: true
  }
  return (
    <span className={classes.parts}>
      <IconCopy size={16} aria-hidden="true" />
      {copiedParts
        .filter((part) => has[part])
        .map((part) => (
          <CopyButton key={part} id={detail.id} part={part} />
        ))}
    </span>
  )
}

function CopyButton({ id, part }: { id: string; part: CopiedPart }) {
  const { t } = useTranslation()
  const [isCopied, setCopied] = useState(false)
  const name = actions[part]
  const copy = useAction(
    () => desk().handover.copyPart({ id, part }),
    () => {
      setCopied(true)
      announce(i18next.t(`action.copiedPart.${part}`))
    }
  )
  useActions({ [name]: () => void copy.run() })
  useEffect(() => {
    if (!isCopied) return
    const timer = setTimeout(() => setCopied(false), copiedForMs)
    return () => clearTimeout(timer)
  }, [isCopied])
  return (
    <KeyHint label={t(`does.${name}`)} combo={actionKeys[name]}>
      <Button
        size="compact-sm"
        mih={32}
        px={6}
        variant="subtle"
        aria-label={t(`does.${name}`)}
        aria-keyshortcuts={ariaKeys(actionKeys[name])}
        rightSection={isCopied ? <IconCheck size={14} aria-hidden="true" /> : null}
        onClick={() => void copy.run()}
      >
        {t(`action.copyPart.${part}`)}
      </Button>
    </KeyHint>
  )
}
