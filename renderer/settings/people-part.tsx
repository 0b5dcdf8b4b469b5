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
import { SettingsForm } from '../ui/settings-form.tsx'
import { useWords } from '../ui/use-words.ts'

const calls = {
  read: () => desk().people.codeCountry(),
  keep: ({ country }: { country: string }) => desk().people.setCodeCountry({ country }),
  inputOf: ({ country }: { country: string }) => ({ country })
}

/** Whose personal codes those are that have no letters of a country. */
export function PeoplePart() {
  const { t } = useTranslation()
  const locale = useLocale()
  const { wordsOf } = useWords()
  const { form, isSaving, change, save } = useSetting(calls)
  const { input, problem, isSaved } = form
  const countries = useMemo(
    () =>
      [...new Set([...nearCountries, ...countryCodes])].map((code) => ({
        value: code,
        label: countryName(code, locale)
      })),
    [locale]
  )

  async function keep() {
    if (await save()) await readOfficeCountry()
  }

  return (
    <SettingsForm
      onSave={() => void keep()}
      isSaving={isSaving}
      saved={isSaved ? t('common.saved') : null}
      problem={problem}
    >
      {input === null ? null : (
        <Select
          {...wordsOf(codeCountry.setting)}
          data={countries}
          value={input.country === '' ? null : input.country}
          placeholder={t('people.askEach')}
          onChange={(country) => change({ country: country ?? '' })}
          searchable
          clearable
          clearButtonProps={{ 'aria-label': t('common.clearCountry') }}
          comboboxProps={{ withinPortal: false, transitionProps: { duration: 0 } }}
          size="md"
          maw={420}
        />
      )}
    </SettingsForm>
  )
}
