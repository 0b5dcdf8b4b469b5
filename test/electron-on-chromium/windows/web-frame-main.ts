/** `WebFrameMain`: the frames of a page, one object each for as long as the frame lives. */
import { originOf, toApp } from '../session/schemes.ts'
import { type Provided, strictEmitter } from '../strict.ts'

/** What a frame needs of its page. */
export interface FrameOwner {
  tree(): FrameTree
  send(channel: string, args: unknown[]): void
}

let lastTreeNodeId = 0

class WebFrameMain extends strictEmitter('WebFrameMain', ['dom-ready']) implements Provided<Electron.WebFrameMain> {
  readonly frameTreeNodeId = ++lastTreeNodeId
  readonly routingId = this.frameTreeNodeId
  readonly processId = 1
  readonly #id: string
  readonly #owner: FrameOwner

  constructor(id: string, owner: FrameOwner) {
    super()
    this.#id = id
    this.#owner = owner
  }

  get frameToken(): string {
    return this.#id
  }
  get url(): string {
    return toApp(this.#record.url)
  }
  get origin(): string {
    return originOf(this.#record.url)
  }
  get name(): string {
    return this.#record.name
  }
  get parent(): Electron.WebFrameMain | null {
    return this.#owner.tree().get(this.#record.parentId)
  }
  get top(): Electron.WebFrameMain | null {
    return this.#owner.tree().main
  }
  get frames(): Electron.WebFrameMain[] {
    return this.#owner.tree().childrenOf(this.#id)
  }
  get framesInSubtree(): Electron.WebFrameMain[] {
    return [asElectron(this), ...this.frames.flatMap((frame) => frame.framesInSubtree)]
  }
  get detached(): boolean {
    return !this.#owner.tree().has(this.#id)
  }
  isDestroyed(): boolean {
    return this.detached
  }
  send(channel: string, ...args: unknown[]): void {
    if (this.parent) throw new Error('a preload, and so IPC, is only in the main frame')
    this.#owner.send(channel, args)
  }
  get #record(): FrameRecord {
    const record = this.#owner.tree().record(this.#id)
    if (!record) throw new Error('Render frame was disposed before WebFrameMain could be accessed')
    return record
  }
}

function asElectron(frame: WebFrameMain): Electron.WebFrameMain {
  return frame as unknown as Electron.WebFrameMain
}

interface FrameRecord {
  readonly parentId: string | undefined
  url: string
  name: string
  readonly frame: Electron.WebFrameMain
}

/** The main frame's place in a tree: it exists before Chromium has given it a number. */
const mainKey = 'main'

/** The frames of one page. */
export class FrameTree {
  readonly #owner: FrameOwner
  readonly #records = new Map<string, FrameRecord>()
  #mainId: string | undefined

  constructor(owner: FrameOwner) {
    this.#owner = owner
    this.#add(mainKey, undefined, '', '')
  }

  /** Tells which of Chromium's numbers is the main frame's. */
  set mainId(id: string) {
    this.#mainId = id
  }
  get main(): Electron.WebFrameMain {
    const main = this.get(mainKey)
    if (!main) throw new TypeError('Object has been destroyed')
    return main
  }

  isMain(id: string): boolean {
    return id === this.#mainId
  }
  has(id: string): boolean {
    return this.#records.has(this.#key(id))
  }
  get(id: string | undefined): Electron.WebFrameMain | null {
    return id === undefined ? null : (this.record(id)?.frame ?? null)
  }
  record(id: string): FrameRecord | undefined {
    return this.#records.get(this.#key(id))
  }
  childrenOf(parent: string): Electron.WebFrameMain[] {
    const parentKey = this.#key(parent)
    return [...this.#records.values()].filter((record) => record.parentId === parentKey).map((record) => record.frame)
  }
  /** Notes a frame, or where it has come to. */
  put(id: string, parentId: string | undefined, url: string, name: string): void {
    const known = this.record(id)
    if (known) Object.assign(known, { url, name })
    else this.#add(id, parentId === undefined ? undefined : this.#key(parentId), url, name)
  }
  setUrl(id: string, url: string): void {
    const known = this.record(id)
    if (known) known.url = url
  }
  remove(id: string): void {
    const key = this.#key(id)
    for (const [childId, { parentId }] of this.#records) if (parentId === key) this.remove(childId)
    this.#records.delete(key)
  }
  clear(): void {
    this.#records.clear()
  }

  #key(id: string): string {
    return id === this.#mainId ? mainKey : id
  }
  #add(key: string, parentId: string | undefined, url: string, name: string): void {
    const frame = asElectron(new WebFrameMain(key, this.#owner))
    this.#records.set(key, { parentId, url, name, frame })
  }
}
