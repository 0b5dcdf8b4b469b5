import { Button, Kbd, Modal, Stack } from '@mantine/core'
import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { countryName } from '../locales/format.ts'
import { useLocale } from '../locales/use-locale.ts'
import { unlessScanned } from '../ui/scanning.ts'
import classes from './country-question.module.css'

/** What is asked about a national code without its country. */
export interface BareCode {
  typed: string
  /** What it may stand for, letters and all, the likeliest first. */
  codes: readonly string[]
}

interface Props {
  bare: BareCode | null
  /** The code with the country that was chosen; as it was typed, where the clerk says that it is no national code. */
  onAnswer: (answer: { sub: string } | 'asTyped') => void
  onClose: () => void
}

const mostChoices = 5

/** Asks once whose a code is, before a request is made of it that could match nobody. Each answer has a digit as its key. */
export function CountryQuestion({ bare, onAnswer, onClose }: Props) {
  const { t } = useTranslation()
  const locale = useLocale()
  const choices = [
    ...(bare?.codes ?? []).slice(0, mostChoices).map((sub) => ({
      key: sub,
      words: `${countryName(sub.slice(0, 2), locale)} · ${sub}`,
      answer: () => onAnswer({ sub })
    })),
    { key: 'asTyped', words: t('create.whose.asTyped'), answer: () => onAnswer('asTyped') }
  ]
  // A scanner's digits are no answer.
  function onKeyDown(event: KeyboardEvent) {
    const choice = /^[1-9]$/.test(event.key) ? choices[Number(event.key) - 1] : undefined
    if (choice === undefined || event.repeat || event.ctrlKey || event.altKey || event.metaKey) return
    event.preventDefault()
    unlessScanned(choice.answer)
  }
  return (
    <Modal
      opened={bare !== null}
      onClose={onClose}
      title={t('create.whose.title', { code: bare?.typed ?? '' })}
      centered
      closeButtonProps={{ 'aria-label': t('common.close') }}
      classNames={{ title: classes.title ?? '' }}
      onKeyDown={onKeyDown}
    >
      <p className={classes.text}>{t('create.whose.text')}</p>
      <Stack gap="xs">
        {choices.map(({ key, words, answer }, index) => (
          <Button
            key={key}
            size="md"
            variant="default"
            justify="flex-start"
            className={classes.choice}
            leftSection={<Kbd aria-hidden="true">{index + 1}</Kbd>}
            aria-keyshortcuts={String(index + 1)}
            onClick={answer}
          >
            {words}
          </Button>
        ))}
        {/* It has the focus: the key that created, pressed twice, must answer nothing. */}
        <Button size="md" variant="subtle" color="gray" data-autofocus onClick={onClose}>
          {t('create.whose.back')}
        </Button>
      </Stack>
    </Modal>
  )
}
