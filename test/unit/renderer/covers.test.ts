import { expect, test } from 'vitest'

const sources = import.meta.glob<string>('../../../renderer/**/*.{ts,tsx}', {
  query: '?raw',
  import: 'default',
  eager: true
})

const fileOf = (path: string) => path.replace('../../../renderer/', '')
const files = Object.entries(sources).map(([path, text]) => ({ file: fileOf(path), text }))

/** The files whose code has `pattern`. */
const having = (pattern: RegExp) => files.flatMap(({ file, text }) => (pattern.test(text) ? [file] : []))

/** They only ask whether something is a dialog. */
const asking = ['ui/keys.ts', 'ui/layers.ts']

/** A dialog beside everything else: it covers nothing, and what is beside it is seen. */
const besides = ['proof/printer-chooser.tsx']

test('whatever covers the work is a cover by being mounted: windows over the window are made in one place', () => {
  const library = /import \{[^}]*\b(Modal|Drawer|Dialog|Overlay|Spotlight|LoadingOverlay)\b[^}]*\} from '@mantine/
  // The theme only sets how they look.
  expect(having(library).filter((file) => file !== 'ui/theme.ts')).toEqual(['ui/modal.tsx'])
  expect(files.find(({ file }) => file === 'ui/modal.tsx')?.text).toMatch(/<Cover isModal>\{children\}<\/Cover>/)
  expect(having(/from '(\.\.\/ui|\.)\/modal\.tsx'/).length).toBeGreaterThanOrEqual(5)
})

test('every other dialog, drop-down and full cover has a cover in it', () => {
  const marks = /role="dialog"|role: 'dialog'|aria-modal|<dialog|Popover\.Dropdown|HoverCard|Menu\.Dropdown/
  const covering = having(marks).filter((file) => !besides.includes(file) && !asking.includes(file))
  expect(covering.filter((file) => !/<Cover\b|<LayerContext value/.test(sourceOf(file)))).toEqual([])
  expect(covering).toContain('list/list-filters.tsx')
  expect(having(/<Cover\b/)).toContain('proof/proof-preview.tsx')
})

test('keys are heard in one place: nobody else listens to the window', () => {
  expect(having(/addEventListener\('key/)).toEqual(['ui/keyboard.ts'])
})

const sourceOf = (wanted: string): string => files.find(({ file }) => file === wanted)?.text ?? ''
