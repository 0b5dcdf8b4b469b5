import { waitFor, within } from '@testing-library/react'
import type { ParseKeys } from 'i18next'
import { expect, test } from 'vitest'
import { allSettings, type PageName, pages } from '../../common/settings/pages.ts'
import { words } from '../desk/words.ts'
import { deskInMemory } from '../desk-parts/desk-in-memory.ts'
import { openWindow } from './open-window.tsx'

const say = (key: ParseKeys): string => words(key)

/** What is on a page besides fields that settings declare: the parts of one setting. */
const parts: Partial<Record<PageName, readonly ParseKeys[]>> = {
  // A search is no setting.
  retention: ['retention.search'],
  handover: [
    'handover.forms.language',
    'language.et',
    'language.en',
    'language.ru',
    'handover.forms.subject',
    'handover.forms.body',
    'handover.forms.message'
  ]
}

const roles = ['textbox', 'switch', 'checkbox', 'radio', 'radiogroup', 'combobox', 'spinbutton', 'slider'] as const

/** A switch is called by its label and its hint. */
const isOf = (label: string) => (name: string) => name.startsWith(label)

/** The pages of settings; a service and an office are records, not settings, and licences are only looked for. */
const names = (Object.keys(pages) as PageName[]).filter((name) => !['service', 'office', 'licences'].includes(name))

async function open(name: PageName): Promise<HTMLElement> {
  const clerk = await openWindow(deskInMemory())
  return clerk.openSettings(name)
}

/** The fields that are declared for a page; a proxy's sign-in is there only while one asks. */
const namesOf = (name: PageName) => allSettings.flatMap((one) => (one.page === name ? [one.name] : [])).toSorted()

test.each(names)('the page “%s” has every setting that is declared for it, and no field of another', async (name) => {
  const declared = allSettings.filter(({ page }) => page === name).map(({ setting }) => setting.words)
  const region = await open(name)
  await waitFor(() => {
    const said = [region.textContent, ...[...region.querySelectorAll('[aria-label]')].map((one) => one.ariaLabel)].join(
      '\n'
    )
    expect(declared.map(({ label }) => say(label)).filter((label) => !said.includes(label))).toEqual([])
    const rows = [...region.querySelectorAll<HTMLElement>('[data-setting]')].map(({ dataset }) => dataset.setting)
    expect(rows.toSorted()).toEqual(namesOf(name))
  })
  const known = [
    ...declared.flatMap(({ label, values = {} }) => [label, ...Object.values(values)]),
    ...(parts[name] ?? [])
  ]
  for (const role of roles) {
    const fields = within(region).queryAllByRole(role)
    const declaredFields = known.flatMap((key) => within(region).queryAllByRole(role, { name: isOf(say(key)) }))
    expect(fields.filter((field) => !declaredFields.includes(field))).toEqual([])
  }
})
