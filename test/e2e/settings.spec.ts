import { expect, test } from 'vitest'
import { noteOpenedFiles } from '../desk/stand-ins.ts'
import { wordsLike } from '../desk/words.ts'
import { eventually, openOffice, signIn } from './office.ts'

test('the built app shows whose work is in it, and main opens the folder of its log', async () => {
  const office = await openOffice({ network: 'plain' })
  const { desk, clerk } = await office.start()
  await signIn(clerk, office.server)
  await clerk.openSettings('licences')
  const pages = clerk.page.getByRole('region', { name: clerk.words('settings.sections.licences'), exact: true })
  await pages
    .getByRole('status')
    .filter({ hasText: wordsLike('about.count_other') })
    .waitFor()
  // Of the window, of main, of the preload's own, beside the bundles, and one that brings no text of its own.
  for (const [name, text] of [
    ['react', /MIT License/],
    ['pino', /MIT License/],
    ['keytar', /MIT License|Permission is hereby granted/],
    ['electron', /OpenJS Foundation|Electron contributors/],
    ['fontkit', /Devon Govett/]
  ] as const) {
    await clerk.field('about.find').fill(name)
    const licence = pages.locator('summary').filter({ hasText: new RegExp(`^(@github/)?${name} \\d`) })
    await licence.click()
    await pages.locator('pre').filter({ hasText: text }).waitFor()
    await licence.click()
  }

  const opened = await noteOpenedFiles(desk.app)
  await clerk.openSettings('about')
  await clerk.button('about.openLogs').click()
  await eventually(async () => expect(await opened()).toEqual([expect.stringMatching(/logs$/)]))
})
