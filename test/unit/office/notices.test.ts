import { expect, test } from 'vitest'
import { createNotices } from '../../../main/office/notices.ts'

test('a desk that twice finds something of which no notice came looks more often, until one comes', () => {
  const notices = createNotices()
  notices.looked(true)
  expect([notices.areSwallowed(), notices.pollMs()]).toEqual([false, 5_000])
  notices.looked(false)
  notices.looked(true)
  expect([notices.areSwallowed(), notices.pollMs()]).toEqual([true, 2_000])
  notices.came()
  notices.looked(true)
  expect([notices.areSwallowed(), notices.pollMs()]).toEqual([false, 5_000])
})
