import { expect, test } from 'vitest'
import { openTestStore, temporaryFolder } from './temporary-store.ts'

test('what is being written is there after a start, the latest word of each', () => {
  const folder = temporaryFolder()
  const first = openTestStore(folder)
  first.drafts.keep('new:s', 'M')
  first.drafts.keep('correct:r', 'R')
  first.drafts.keep('new:s', 'Mari')
  first.close()
  const again = openTestStore(folder)
  expect(Object.fromEntries(again.drafts.list().map(({ key, body }) => [key, body]))).toEqual({
    'new:s': 'Mari',
    'correct:r': 'R'
  })
  again.drafts.drop('new:s')
  expect(again.drafts.list().map(({ key }) => key)).toEqual(['correct:r'])
})
