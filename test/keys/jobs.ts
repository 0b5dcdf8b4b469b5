/** Twelve jobs of a clerk's day, each begun where the one before it ended or where `before` leads. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { PrivateCups } from '../cups/private-cups.ts'
import type { Clerk } from '../desk/clerk.ts'
import { rowsOf } from '../desk/rows-of.ts'
import { words } from '../desk/words.ts'
import type { PracticeServer } from '../eeid-server/index.ts'
import type { Hands } from './hands.ts'
import { inARow, references } from './office.ts'
import { until } from './until.ts'

/** What the jobs are done with. */
export type Day = {
  clerk: Clerk
  server: PracticeServer
  cups: PrivateCups
  /** Where the system's dialogs are answered to save: a file, and a folder. */
  saved: { file: string; folder: string }
}

/** One job: what is pressed, and how it is seen that it is done. */
export type Job = {
  job: string
  from: string
  limit: number
  before?: (day: Day) => Promise<void>
  keys: (hands: Hands, day: Day) => Promise<void>
  done: (day: Day) => Promise<void>
}

const open = async ({ clerk }: Day, reference: string): Promise<void> => {
  await backToList(clerk)
  await clerk.page.keyboard.press('1')
  await clerk.row(reference).first().click()
  await clerk.page.getByTestId('in-hand').filter({ hasText: reference }).waitFor()
}

/** Puts down whatever is in hand. */
async function backToList({ page }: Clerk): Promise<void> {
  await page.keyboard.press('Escape')
  await page.waitForTimeout(300)
}

const verdictIs = (day: Day, reference: string, verdict: string) =>
  until(async () => (await rowsOf(day.clerk.page)).find((row) => row.reference === reference)?.verdict === verdict)

async function linkIsShown({ clerk }: Day): Promise<void> {
  await clerk.page.getByTestId('hand-over').waitFor()
  await clerk.readLink()
}

/** Creates a request, has it run out, and opens it. */
async function openExpired(day: Day): Promise<void> {
  const { clerk, server } = day
  const reference = await clerk.createRequest({ sub: 'EE60001017869' })
  await clerk.readLink()
  const [request] = await server.practice.requests({ reference })
  await server.practice.expire(request?.id ?? '')
  await clerk.page.keyboard.press('F5')
  await clerk.rowSaying(reference, 'status.expired').waitFor({ timeout: 60_000 })
  await open(day, reference)
}

const title = async ({ page }: Clerk) => (await page.getByTestId('in-hand').allTextContents())[0]

async function decideAll(hands: Hands, { clerk }: Day): Promise<void> {
  for (let turn = 0; turn < inARow; turn++) {
    const before = await title(clerk)
    await hands.press('a')
    if (turn < inARow - 1) await until(async () => (await title(clerk)) !== before)
  }
}

/** The jobs in the order in which they are done; each limit is a promise to the clerk. */
export const jobs: readonly Job[] = [
  {
    job: 'create by code',
    from: 'in the list',
    limit: 2,
    async keys(hands) {
      await hands.press('Control+n')
      await hands.type('code', 'EE60001019906')
      await hands.press('Control+Enter')
    },
    done: linkIsShown
  },
  {
    job: 'hand over',
    from: 'created',
    limit: 0,
    keys: async () => {},
    done: ({ clerk }) => clerk.page.getByTestId('person-card').getByRole('img').first().waitFor()
  },
  {
    job: 'the first slip',
    from: 'the link is shown, no printer was ever chosen',
    limit: 3,
    async keys(hands, { clerk }) {
      await hands.press('b')
      await clerk.page.getByTestId('print-panel').getByLabel(words('print.printer')).waitFor()
      await hands.press('Enter')
    },
    done: ({ cups }) => until(() => cups.jobs().length === 1)
  },
  {
    job: 'create by name and birth date',
    from: 'in the list',
    limit: 5,
    before: ({ clerk }) => backToList(clerk),
    async keys(hands) {
      await hands.press('Control+n')
      await hands.press('Enter')
      await hands.type('name', 'Mari Maasikas')
      await hands.press('Enter')
      await hands.type('birth date', '8.1.1980')
      await hands.press('Control+Enter')
    },
    done: linkIsShown
  },
  {
    job: 'redo an expired one',
    from: 'it is open',
    limit: 1,
    before: openExpired,
    keys: (hands) => hands.press('t'),
    done: linkIsShown
  },
  {
    job: 'decide a match',
    from: 'it is open',
    limit: 1,
    before: (day) => open(day, references.match),
    keys: (hands) => hands.press('a'),
    done: (day) => verdictIs(day, references.match, 'accept')
  },
  {
    job: 'save its proof',
    from: 'it is open',
    limit: 1,
    before: (day) => open(day, references.match),
    keys: (hands) => hands.press('s'),
    done: ({ saved }) => until(() => readdirSync(join(saved.file, '..')).some((name) => saved.file.endsWith(name)))
  },
  {
    job: 'print its proof',
    from: 'it is open, a printer was chosen once',
    limit: 1,
    before: (day) => open(day, references.match),
    keys: (hands) => hands.press('p'),
    done: ({ cups }) => until(() => cups.jobs().length === 2)
  },
  {
    job: 'accept a mismatch, with a note',
    from: 'it is open',
    limit: 2,
    before: (day) => open(day, references.mismatch),
    async keys(hands) {
      await hands.press('a')
      await hands.type('note', 'Seen the passport')
      await hands.press('Control+Enter')
    },
    done: (day) => verdictIs(day, references.mismatch, 'accept')
  },
  {
    job: "find last week's",
    from: 'in the list',
    limit: 3,
    before: ({ clerk }) => backToList(clerk),
    async keys(hands) {
      await hands.press('Control+k')
      await hands.type('reference, name or code', references.lastWeek)
      await hands.press('Enter')
    },
    done: ({ clerk }) => clerk.page.getByTestId('in-hand').filter({ hasText: references.lastWeek }).waitFor()
  },
  {
    job: `decide ${inARow} in a row`,
    from: 'the first of *To decide* is open',
    limit: 31,
    async before(day) {
      const { clerk } = day
      await backToList(clerk)
      await clerk.press('3')
      await clerk.page.getByRole('heading', { name: words('list.views.toDecide'), exact: true }).waitFor()
      await clerk.look()
      await clerk.page.keyboard.press('ArrowDown')
      await clerk.page.getByTestId('in-hand').waitFor()
    },
    keys: decideAll,
    done: ({ clerk }) =>
      until(async () => {
        const day = (await rowsOf(clerk.page)).filter(({ reference }) => reference.startsWith('DAY'))
        return day.length === inARow && day.every(({ verdict }) => verdict === 'accept')
      })
  },
  {
    job: 'file the day',
    from: 'in the list',
    limit: 3,
    // Where nothing is left to decide, the search has the focus, and is left by the second one.
    async before({ clerk }) {
      await backToList(clerk)
      await backToList(clerk)
    },
    async keys(hands) {
      await hands.press('1')
      await hands.press('Control+a')
      await hands.press('Control+s')
    },
    done: ({ saved }) => until(() => readdirSync(saved.folder).length >= inARow)
  }
]
