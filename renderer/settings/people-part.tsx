import { Select } from '@mantine/core'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { countryCodes, nearCountries } from '../../common/people/country/countries.ts'
import { codeCountry } from '../../common/settings/people.ts'
import { countryName } from '../locales/format.ts'
import { useLocale } from '../locales/use-locale.ts'
import { desk } from '../state/desk.ts'
import { readOfficeCountry } from '../state/office-country.ts'
import { useSetting } from '../state/use-setting.ts'
import { ProblemNote } from '../ui/problem-note.tsx'
import { SettingRow } from '../ui/setting-row.tsx'
import { useWords } from '../ui/use-words.ts'

const calls = {
  read: () => desk().people.codeCountry(),
  async keep({ country }: { country: string }) {
    const outcome = await desk().people.setCodeCountry({ country })
    if (outcome.ok) await readOfficeCountry()
    return outcome
  },
  inputOf: ({ country }: { country: string }) => ({ country })
}

/** Whose personal codes those are that have no letters of a country. */
export function PeoplePart() {
  const { t } = useTranslation()
  const locale = useLocale()
  const { wordsOf } = useWords()
  const { form, choose, row } = useSetting(calls)
  const { input, problem } = form
  const countries = useMemo(
    () =>
      [...new Set([...nearCountries, ...countryCodes])].map((code) => ({
        value: code,
        label: countryName(code, locale)
      })),
    [locale]
  )
  return (
    <SettingRow name="people.codeCountry" state={row('country')}>
      {input === null ? null : (
        <Select
          {...wordsOf(codeCountry.setting)}
          data={countries}
          value={input.country === '' ? null : input.country}
          placeholder={t('people.askEach')}
          onChange={(country) => choose({ country: country ?? '' })}
          searchable
          clearable
          clearButtonProps={{ 'aria-label': t('common.clearCountry') }}
          comboboxProps={{ withinPortal: false, transitionProps: { duration: 0 } }}
          size="md"
          maw={420}
        />
      )}
      {problem === null ? null : <ProblemNote problem={problem} />}
    </SettingRow>
  )
}
