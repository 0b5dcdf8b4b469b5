import { Button, Kbd, Stack } from '@mantine/core'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { LooksLike } from '../../common/people/code/looks-like.ts'
import { countryName } from '../locales/format.ts'
import { useLocale } from '../locales/use-locale.ts'
import { Modal } from '../ui/modal.tsx'
import { useKeys } from '../ui/use-keys.ts'
import classes from './country-question.module.css'

/** What is asked about a national code without its country. */
export interface BareCode {
  typed: string
  /** Why it is asked about: whose it is, whether noughts were lost, or what it looks like. */
  about: 'whose' | 'zeros' | 'letters' | LooksLike
  /** What it may stand for, letters and all, the likeliest first. */
  codes: readonly string[]
}

interface Props {
  bare: BareCode | null
  /** The code with the country that was chosen; as it was typed, where the clerk says that it is no national code. */
  onAnswer: (answer: { sub: string } | 'asTyped') => void
  onClose: () => void
}

/** Asks once whose a code is, before a request is made of it that could match nobody. Each answer has a digit as its key. */
export function CountryQuestion({ bare, onAnswer, onClose }: Props) {
  const { t } = useTranslation()
  return (
    <Modal
      opened={bare !== null}
      onClose={onClose}
      title={titleOf(t, bare)}
      centered
      // Its words are gone with the question: closing slowly, it would show an empty one.
      transitionProps={{ duration: 0 }}
      closeButtonProps={{ 'aria-label': t('common.close') }}
      classNames={{ title: classes.title ?? '' }}
    >
      <p className={classes.text}>{textOf(t, bare)}</p>
      <Stack gap="xs">
        <Choices codes={bare?.codes ?? []} onAnswer={onAnswer} />
        {/* It has the focus: the key that created, pressed twice, must answer nothing. */}
        <Button size="md" variant="subtle" color="gray" data-autofocus onClick={onClose}>
          {t('create.whose.back')}
        </Button>
      </Stack>
    </Modal>
  )
}

function titleOf(t: TFunction, bare: BareCode | null): string {
  const code = bare?.typed ?? ''
  return bare === null || bare.about === 'whose' ? t('create.whose.title', { code }) : t('create.whose.check', { code })
}

function textOf(t: TFunction, bare: BareCode | null): string {
  if (bare === null || bare.about === 'whose') return t('create.whose.text')
  if (bare.about === 'letters') return t('field.codeTwoWays')
  return bare.about === 'zeros' ? t('code.zeros') : t(`code.looksLike.${bare.about}`)
}

const keys = ['1', '2', '3', '4', '5', '6'] as const
const mostCodes = keys.length - 1

/** What it may be, and last that it is none of these; a key acts once it stood alone, so a scanner's digits answer nothing. */
function Choices({ codes, onAnswer }: Pick<BareCode, 'codes'> & Pick<Props, 'onAnswer'>) {
  const { t } = useTranslation()
  const locale = useLocale()
  const choices = [
    ...codes.slice(0, mostCodes).map((sub) => ({
      words: `${countryName(sub.slice(0, 2), locale)} · ${sub}`,
      answer: () => onAnswer({ sub })
    })),
    { words: t('create.whose.asTyped'), answer: () => onAnswer('asTyped') }
  ]
  useKeys(Object.fromEntries(keys.map((key, index) => [key, choices[index]?.answer])))
  return choices.map(({ words, answer }, index) => (
    <Button
      key={words}
      size="md"
      variant="default"
      justify="flex-start"
      classNames={{ root: classes.choice ?? '', label: classes.words ?? '' }}
      leftSection={<Kbd aria-hidden="true">{keys[index]}</Kbd>}
      aria-keyshortcuts={keys[index]}
      onClick={answer}
    >
      {words}
    </Button>
  ))
}
