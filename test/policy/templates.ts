/** Windows' policy templates, made of how settings are declared and of the windows' own words. */
import { formOf, type LockableSetting, lockableSettings } from '../../common/settings/policy.ts'
import type { Value } from '../../common/settings/value.ts'
import type { Language } from '../../common/words/languages.ts'
import { wordsIn } from '../desk/words.ts'

const key = 'SOFTWARE\\Policies\\eeID Desk'
const namespace = 'EeidDesk.Policies'
/** The languages of the templates, by what Windows calls them. */
export const cultures = { 'en-US': 'en', 'et-EE': 'et' } as const satisfies Record<string, Language>
/** A culture of Windows. */
export type Culture = keyof typeof cultures

type Words = (name: string) => string

const escapeXml = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
const idOf = (name: string) => name.replaceAll('.', '_')
const inner = (value: Value): Value => (value.kind === 'orNull' ? inner(value.of) : value)
/** A policy that is locked, and one that the clerk may change: the same but for the key. */
const parts = [
  { suffix: '', under: key, category: 'Locked' },
  { suffix: '_Initial', under: `${key}\\Initial`, category: 'Initial' }
] as const

function elements({ name, setting }: LockableSetting): string {
  const value = inner(setting.value)
  const at = `id="${idOf(name)}" valueName="${name}"`
  switch (formOf(setting.value)) {
    case 'number':
      return value.kind === 'count'
        ? `<decimal ${at} minValue="${value.least}" maxValue="${value.most}" required="true" />`
        : `<decimal ${at} required="true" />`
    case 'choice':
      return `<enum ${at} required="true">${(value.kind === 'choice' ? value.of : [])
        .map(
          (one) => `<item displayName="$(string.${idOf(name)}_${one})"><value><string>${one}</string></value></item>`
        )
        .join('')}</enum>`
    case 'choices':
      return `<text ${at} required="true" maxLength="1000" />`
    default:
      return `<text ${at} maxLength="${value.kind === 'text' ? Math.max(1, value.most) : 16_383}" />`
  }
}

function policyXml(one: LockableSetting, { suffix, under, category }: (typeof parts)[number]): string {
  const { name, page, setting } = one
  const id = `${idOf(name)}${suffix}`
  const isSwitch = formOf(setting.value) === 'switch'
  const body = isSwitch
    ? '<enabledValue><decimal value="1" /></enabledValue><disabledValue><decimal value="0" /></disabledValue>'
    : `<elements>${elements(one)}</elements>`
  const presentation = isSwitch ? '' : ` presentation="$(presentation.${idOf(name)})"`
  const valueName = isSwitch ? ` valueName="${name}"` : ''
  return `    <policy name="${id}" class="Machine" displayName="$(string.${idOf(name)})" explainText="$(string.${idOf(name)}_help)"${presentation} key="${under}"${valueName}>
      <parentCategory ref="${category}_${page}" />
      <supportedOn ref="SUPPORTED" />
      ${body}
    </policy>`
}

const pagesOf = () => [...new Set(lockableSettings.map(({ page }) => page))]

/** The template itself. */
export function admx(): string {
  const categories = parts.flatMap(({ category }) => [
    `    <category name="${category}" displayName="$(string.category_${category})"><parentCategory ref="EeidDesk" /></category>`,
    ...pagesOf().map(
      (page) =>
        `    <category name="${category}_${page}" displayName="$(string.page_${page})"><parentCategory ref="${category}" /></category>`
    )
  ])
  const policies = parts.flatMap((part) => lockableSettings.map((one) => policyXml(one, part)))
  return `<?xml version="1.0" encoding="utf-8"?>
<policyDefinitions xmlns="http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions" revision="1.0" schemaVersion="1.0">
  <policyNamespaces>
    <target prefix="eeiddesk" namespace="${namespace}" />
  </policyNamespaces>
  <resources minRequiredRevision="1.0" />
  <supportedOn>
    <definitions>
      <definition name="SUPPORTED" displayName="$(string.supported)" />
    </definitions>
  </supportedOn>
  <categories>
    <category name="EeidDesk" displayName="eeID Desk" />
${categories.join('\n')}
  </categories>
  <policies>
${policies.join('\n')}
  </policies>
</policyDefinitions>
`
}

/** The template's words in one language. */
export function adml(culture: Culture): string {
  const words: Words = wordsIn(cultures[culture]) as Words
  const strings = [
    ['supported', words('policy.supported')],
    ['category_Locked', words('policy.locked')],
    ['category_Initial', words('policy.initial')],
    ...pagesOf().map((page) => [`page_${page}`, words(`settings.sections.${page}`)]),
    ...lockableSettings.flatMap((one) => stringsOf(one, words))
  ]
  const presentations = lockableSettings
    .filter(({ setting }) => formOf(setting.value) !== 'switch')
    .map((one) => presentationOf(one, words))
  return `<?xml version="1.0" encoding="utf-8"?>
<policyDefinitionResources xmlns="http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions" revision="1.0" schemaVersion="1.0">
  <displayName>eeID Desk</displayName>
  <description>eeID Desk</description>
  <resources>
    <stringTable>
${strings.map(([id, text]) => `      <string id="${id}">${escapeXml(text ?? '')}</string>`).join('\n')}
    </stringTable>
    <presentationTable>
${presentations.join('\n')}
    </presentationTable>
  </resources>
</policyDefinitionResources>
`
}

/** What a setting is called in a list of all: with the name of its page, since labels are short. */
export const titleOf = ({ page, setting }: LockableSetting, words: Words): string =>
  `${words(`settings.sections.${page}`)}: ${words(setting.words.label)}`

function stringsOf(one: LockableSetting, words: Words): string[][] {
  const { name, setting } = one
  const value = inner(setting.value)
  const hint = setting.words.hint ? `${words(setting.words.hint)} ` : ''
  const help = `${hint}${formHelp(setting.value, words)} (${name})`
  const choices = value.kind === 'choice' ? value.of : []
  return [
    [idOf(name), titleOf(one, words)],
    [`${idOf(name)}_help`, help],
    ...choices.map((choice) => [`${idOf(name)}_${choice}`, words(setting.words.values?.[choice] ?? '') || choice])
  ]
}

/** What is to be written where. */
export function formHelp(value: Value, words: Words): string {
  const form = formOf(value)
  const kind = inner(value)
  if (form === 'choices' && kind.kind === 'choices') return `${words('policy.form.choices')} ${kind.of.join(', ')}.`
  return words(`policy.form.${form}`)
}

function presentationOf({ name, setting }: LockableSetting, words: Words): string {
  const label = escapeXml(words(setting.words.label))
  const id = idOf(name)
  const form = formOf(setting.value)
  const control =
    form === 'number'
      ? `<decimalTextBox refId="${id}">${label}</decimalTextBox>`
      : form === 'choice'
        ? `<dropdownList refId="${id}" noSort="true">${label}</dropdownList>`
        : `<textBox refId="${id}"><label>${label}</label></textBox>`
  return `      <presentation id="${id}">${control}</presentation>`
}
