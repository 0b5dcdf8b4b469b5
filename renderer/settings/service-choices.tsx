import { NativeSelect, Radio, Select, Textarea } from '@mantine/core'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { countryCodes, nearCountries } from '../../common/people/country/countries.ts'
import type { FieldProblemCode } from '../../common/words/problems.ts'
import { type ServiceColor, serviceColors, servicePurposes } from '../../common/words/services.ts'
import type { ServiceInput } from '../../preload/contract/services.ts'
import { countryName } from '../locales/format.ts'
import { useLocale } from '../locales/use-locale.ts'
import { ColorMark } from '../state/service-mark.tsx'
import classes from './service-form.module.css'
import { Row } from './service-row.tsx'

/** The colour of a service's mark, by its name and a sample. */
export function ColorChoice({ value, onChange }: { value: ServiceColor; onChange: (color: ServiceColor) => void }) {
  const { t } = useTranslation()
  return (
    <Radio.Group
      label={t('service.color')}
      value={value}
      onChange={(chosen) => onChange(serviceColors.find((one) => one === chosen) ?? value)}
      size="md"
    >
      <div className={classes.colors}>
        {serviceColors.map((color) => (
          <Radio
            key={color}
            value={color}
            label={
              <span className={classes.color}>
                <ColorMark service={{ color }} /> {t(`service.colors.${color}`)}
              </span>
            }
          />
        ))}
      </div>
    </Radio.Group>
  )
}

interface Props {
  input: ServiceInput
  fields: Partial<Record<string, FieldProblemCode>>
  /** The service that is changed; absent for a new one. */
  id: string | undefined
  change: (part: Partial<ServiceInput>) => void
}

/** What new requests of the service begin with, and for whom it is suggested. */
export function FormChoices({ input, fields, id, change }: Props) {
  const { t } = useTranslation()
  const locale = useLocale()
  const countries = useMemo(
    () =>
      [...new Set([...nearCountries, ...countryCodes])].map((code) => ({
        value: code,
        label: countryName(code, locale)
      })),
    [locale]
  )
  const error = fields.reason
  return (
    <>
      <Row name="service.purpose" id={id}>
        <NativeSelect
          label={t('service.purpose')}
          description={t('service.purposeHint')}
          data={servicePurposes.map((one) => ({ value: one, label: t(`service.purposes.${one}`) }))}
          value={input.purpose}
          onChange={(event) =>
            change({ purpose: servicePurposes.find((one) => one === event.currentTarget.value) ?? input.purpose })
          }
          size="md"
          maw={420}
        />
      </Row>
      <Row name="service.codeCountry" id={id}>
        <Select
          label={t('service.codeCountry')}
          description={t('service.codeCountryHint')}
          data={countries}
          value={input.codeCountry === '' ? null : input.codeCountry}
          placeholder={t('service.codeCountryNone')}
          onChange={(country) => change({ codeCountry: country ?? '' })}
          searchable
          clearable
          clearButtonProps={{ 'aria-label': t('common.clearCountry') }}
          comboboxProps={{ withinPortal: false, transitionProps: { duration: 0 } }}
          size="md"
          maw={420}
        />
      </Row>
      <Row name="service.reason" id={id}>
        <Textarea
          label={t('service.reason')}
          description={t('service.reasonHint')}
          value={input.reason}
          error={error === undefined ? null : t(`field.${error}`)}
          onChange={(event) => change({ reason: event.currentTarget.value })}
          rows={2}
          size="md"
          autoComplete="off"
          spellCheck={false}
        />
      </Row>
    </>
  )
}
