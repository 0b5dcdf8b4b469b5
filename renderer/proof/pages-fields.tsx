import { NativeSelect, NumberInput } from '@mantine/core'
import type { FocusEventHandler, KeyboardEventHandler } from 'react'
import { useTranslation } from 'react-i18next'
import type { PrintChoice } from '../../preload/contract/printing.ts'
import { paperNames } from './print-choice.ts'
import classes from './printer-form.module.css'
import { isCounted, mostCopies, type TypedPrint } from './typed-print.ts'

type Paper = PrintChoice['paper']

interface Props {
  copies: TypedPrint['copies']
  paper: Paper | null
  /** The papers to choose from, the usual one first. */
  papers: readonly Paper[]
  onCopies: (copies: TypedPrint['copies']) => void
  onPaper: (paper: Paper) => void
  /** What the field of copies does when it is left. */
  leavingCopies?: { onBlur?: FocusEventHandler; onKeyDown?: KeyboardEventHandler }
}

/** How many copies, and on which paper. */
export function PagesFields({ copies, paper, papers, onCopies, onPaper, leavingCopies }: Props) {
  const { t } = useTranslation()
  return (
    <div className={classes.pair}>
      <NumberInput
        label={t('print.copies')}
        value={copies}
        onChange={onCopies}
        {...leavingCopies}
        error={isCounted(copies) ? null : t('print.copiesWrong', { most: mostCopies })}
        min={1}
        max={mostCopies}
        clampBehavior="none"
        allowDecimal={false}
        size="md"
      />
      <NativeSelect
        label={t('print.paper')}
        data={papers.map((each) => ({ value: each, label: paperNames[each] }))}
        value={paper ?? ''}
        onChange={({ currentTarget: { value } }) => {
          const chosen = papers.find((each) => each === value)
          if (chosen !== undefined) onPaper(chosen)
        }}
        size="md"
      />
    </div>
  )
}
