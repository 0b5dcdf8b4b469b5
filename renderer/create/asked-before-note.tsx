import { Button } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Draft } from '../drafts/draft-store.ts'
import { relativeTime } from '../locales/format.ts'
import { useLocale } from '../locales/use-locale.ts'
import { goToRequest } from '../state/going.ts'
import { announce } from '../ui/announce.tsx'
import { Note } from '../ui/note.tsx'
import { useNow } from '../ui/use-now.ts'
import type { Earlier } from './asked-before.ts'
import classes from './new-request.module.css'
import { useAskedBefore } from './use-asked-before.ts'

/** Warns quietly that the same person was asked a short while ago; nothing is held up by it. */
export function AskedBeforeNote({ draft }: { draft: Draft }) {
  const earlier = useAskedBefore(draft)
  const sentence = useSentence(earlier)
  useSayOnce(earlier, sentence)
  const { t } = useTranslation()
  if (earlier === null) return null
  return (
    <div data-testid="asked-before">
      <Note tone="warn">
        <p>{sentence}</p>
        <Button
          size="compact-sm"
          variant="subtle"
          className={classes.earlier}
          onClick={() => goToRequest({ id: earlier.id })}
        >
          {t('create.openEarlier')}
        </Button>
      </Note>
    </div>
  )
}

function useSentence(earlier: Earlier | null): string {
  const { t } = useTranslation()
  const locale = useLocale()
  const now = useNow(30_000)
  if (earlier === null) return ''
  // One that seems to come, because the service's clock is ahead, is now.
  const ago = relativeTime(earlier.createdAt, locale, Math.max(now, Date.parse(earlier.createdAt)), 'long')
  return t('create.askedBefore', { ago, reference: earlier.reference })
}

/** Said politely when another request is found, and not again for the passing of time. */
function useSayOnce(earlier: Earlier | null, sentence: string) {
  const words = useRef(sentence)
  words.current = sentence
  const id = earlier?.id
  useEffect(() => {
    if (id !== undefined) announce(words.current)
  }, [id])
}
