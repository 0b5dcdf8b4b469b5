/** The main job, done by itself through the real interface. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Clerk, offline } from '../desk/clerk.ts'
import { type LaunchOptions, launchDesk, type RunningDesk } from '../desk/launch.ts'
import { playPersonInBrowser } from '../desk/person.ts'
import { answerSaveDialog, noteOpenedFiles } from '../desk/stand-ins.ts'
import { words, wordsLike } from '../desk/words.ts'
import type { PracticeServer } from '../eeid-server/index.ts'
import { runSteps, type Step, type StepReport } from './steps.ts'

/**
 * What the walk needs. `between` is done between each two steps. `pullNetwork` takes the network away; the practice
 * server's own plug where it is left out. `personAt`: the link as the person's own network finds it.
 */
export type WalkOptions = {
  launch: LaunchOptions
  server: PracticeServer
  out: string
  print: (line: string) => void
  between?: (clerk: Clerk) => Promise<void>
  pullNetwork?: () => Promise<void>
  personAt?: (link: string) => string
}

/** What the walk did. `proof` is the file as saved. */
export type WalkReport = { steps: StepReport[]; proof?: { file: string; bytes: number; sha256: string } }

const proofName = 'proof.pdf'
const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

/** Walks the main job; the app is closed at the end, whatever happened. */
export async function walkMainJob(options: WalkOptions): Promise<WalkReport> {
  const walk = new Walk(options)
  const steps = await runSteps(walk.steps(), options.print, () => walk.between())
  if (steps.some((step) => !step.ok)) await walk.pictureOfFailure()
  await walk.end()
  return { steps, ...(walk.proof ? { proof: walk.proof } : {}) }
}

class Walk {
  readonly #options: WalkOptions
  #desk: RunningDesk | undefined
  #pictures = 0
  #reference = ''
  #link = ''
  proof: WalkReport['proof']

  constructor(options: WalkOptions) {
    this.#options = options
  }

  steps(): Step[] {
    return [
      { name: 'The app starts for the first time and asks for the service', run: () => this.#start() },
      { name: 'The connection is tested', run: () => this.#testConnection() },
      { name: 'The service is kept and the empty list shown', run: () => this.#continue() },
      { name: 'A request is typed', run: () => this.#type() },
      { name: 'The request is created and its link is there', run: () => this.#create() },
      { name: 'The person follows the link and authenticates', run: () => this.#play() },
      { name: 'The list says by itself that it is completed', run: () => this.#complete() },
      { name: 'The proof is saved', run: () => this.#save() },
      { name: 'The network goes and the app says so', run: () => this.#unplug() },
      { name: 'The app is closed and started again without the network', run: () => this.#restart() },
      { name: 'The request is there and its proof opens', run: () => this.#openAgain() }
    ]
  }

  async between(): Promise<void> {
    await this.#options.between?.(this.#clerk)
  }

  /** What the clerk would see where a step failed, and what the app has printed. */
  async pictureOfFailure(): Promise<void> {
    if (!this.#desk) return
    await this.#picture('failed').catch(() => {})
    this.#options.print(this.#desk.output())
  }

  async end(): Promise<void> {
    await this.#desk?.close().catch(() => {})
    this.#desk = undefined
  }

  get #clerk(): Clerk {
    if (!this.#desk) throw new Error('the app is not running')
    return new Clerk(this.#desk.page)
  }

  get #running(): RunningDesk {
    if (!this.#desk) throw new Error('the app is not running')
    return this.#desk
  }

  async #picture(name: string): Promise<string> {
    this.#pictures += 1
    const file = `${String(this.#pictures).padStart(2, '0')}-${name}.png`
    await this.#clerk.page.screenshot({ path: join(this.#options.out, file) })
    return file
  }

  async #start() {
    this.#desk = await launchDesk(this.#options.launch)
    await this.#clerk.button('service.test').waitFor()
    return this.#picture('first-start')
  }

  async #testConnection() {
    await this.#clerk.button('service.test').click()
    await this.#clerk.page.getByText(words('service.testOk')).waitFor()
    return this.#picture('connection-tested')
  }

  async #continue() {
    await this.#clerk.endFirstStart()
    return this.#picture('empty-list')
  }

  async #type() {
    this.#reference = await this.#clerk.typeRequest({
      sub: 'EE60001019906',
      name: 'Mary Änn O’Connež-Šuslik Testnumber',
      reason: 'Opening an account'
    })
    return this.#picture('new-request')
  }

  async #create() {
    await this.#clerk.button('create.create').click()
    this.#link = await this.#clerk.readLink()
    return this.#picture('link')
  }

  async #play() {
    const file = `${String(this.#pictures + 1).padStart(2, '0')}-person.png`
    await playPersonInBrowser(
      this.#options.personAt?.(this.#link) ?? this.#link,
      'as-required',
      join(this.#options.out, file)
    )
    this.#pictures += 1
    return file
  }

  async #complete() {
    await this.#clerk.rowSaying(this.#reference, 'status.matching').waitFor({ timeout: 30_000 })
    await this.#clerk.button('action.openProof').first().waitFor({ timeout: 30_000 })
    return this.#picture('completed')
  }

  async #save() {
    const file = join(this.#options.out, proofName)
    await answerSaveDialog(this.#running.app, file)
    await this.#clerk.button('action.saveProof').first().click()
    await this.#clerk.page.getByText(proofName).first().waitFor()
    const pdf = readFileSync(file)
    if (pdf.subarray(0, 5).toString() !== '%PDF-') throw new Error('what was saved is not a PDF')
    this.proof = { file: proofName, bytes: pdf.length, sha256: hash(pdf) }
    return this.#picture('proof-saved')
  }

  async #unplug() {
    await (this.#options.pullNetwork?.() ?? this.#options.server.practice.unplug())
    await this.#clerk.page.keyboard.press('F5')
    await this.#clerk.line.filter({ hasText: wordsLike('connection.offline') }).waitFor({ timeout: 60_000 })
    return this.#picture('offline')
  }

  async #restart() {
    await this.end()
    this.#desk = await launchDesk(this.#options.launch)
    await this.#clerk.rowSaying(this.#reference, 'status.matching').waitFor()
    await this.#clerk.line.filter({ hasText: offline }).waitFor({ timeout: 60_000 })
    return this.#picture('restarted-offline')
  }

  async #openAgain() {
    const opened = await noteOpenedFiles(this.#running.app)
    await this.#clerk.row(this.#reference).click()
    await this.#clerk.button('action.openProof').first().click()
    const file = await waitFor(async () => (await opened())[0])
    if (hash(readFileSync(file)) !== this.proof?.sha256) throw new Error('the proof that opens is not the one saved')
    return this.#picture('proof-opened-offline')
  }
}

async function waitFor<T>(read: () => Promise<T | undefined>): Promise<T> {
  for (let tries = 0; tries < 100; tries++) {
    const value = await read()
    if (value !== undefined) return value
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('it did not happen within ten seconds')
}
