import { Radio, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Problem } from '../../common/words/problems.ts'
import type { OfficeApproval, OfficeView } from '../../preload/contract/office.ts'

type Managers = OfficeView['managers']

/** Who speaks for the office: the way that is chosen, and what is typed. */
export interface ApprovalInHand {
  approval: OfficeApproval
  way: string
  typed: string
  choose: (way: string) => void
  type: (typed: string) => void
  /** Managers' keys that this computer keeps. */
  keys: Managers
}

const bySheet = 'sheet'

/** A manager's key where this computer keeps one, else the sheet. */
export function useApproval(managers: Managers): ApprovalInHand {
  const keys = managers.filter(({ isHere }) => isHere)
  const [chosen, setChosen] = useState<string | null>(null)
  const [typed, setTyped] = useState('')
  const way = chosen ?? keys[0]?.key ?? bySheet
  return {
    approval: way === bySheet ? { sheet: typed } : { key: way, pin: typed },
    way,
    typed,
    choose: (next) => {
      setChosen(next)
      setTyped('')
    },
    type: setTyped,
    keys
  }
}

/** The PIN of a key, or the code of the sheet. */
export function ApprovalFields({ inHand, problem }: { inHand: ApprovalInHand; problem: Problem | null }) {
  const { t } = useTranslation()
  const { way, typed, choose, type, keys } = inHand
  const isSheet = way === bySheet
  const fault = isSheet ? problem?.fields?.sheet : problem?.fields?.pin
  return (
    <>
      {keys.length === 0 ? null : (
        <Radio.Group label={t('office.approval')} value={way} onChange={choose} size="md">
          {keys.map(({ key, holder }) => (
            <Radio key={key} value={key} label={t('office.keyOf', { name: holder })} mt={8} />
          ))}
          <Radio value={bySheet} label={t('office.bySheet')} mt={8} />
        </Radio.Group>
      )}
      <TextInput
        key={isSheet ? 'sheet' : 'pin'}
        label={isSheet ? t('office.sheet') : t('office.pin')}
        type={isSheet ? 'text' : 'password'}
        value={typed}
        error={fault === undefined ? null : t(`field.${fault}`)}
        onChange={(event) => type(event.currentTarget.value)}
        size="md"
        autoComplete="off"
        spellCheck={false}
      />
    </>
  )
}
