/**
 * Parts of the window whose code is not read before they are wanted: what the first picture does not show does not keep
 * it waiting. Once the window has nothing to do it reads all of them, so that whoever opens one finds it there.
 */
import { type ComponentType, type ReactNode, useLayoutEffect, useSyncExternalStore } from 'react'
import { Cover } from './cover.tsx'

/** How the code of a part is read: an import, of which the build makes a file of its own. */
type Load<Props> = () => Promise<ComponentType<Props>>

/** How far the code of a part has come: here, or not to be had; neither before it was read. */
interface State<Props> {
  Part?: ComponentType<Props>
  failure?: Error
}

/** The code of one part. */
interface Code<Props> {
  state: () => State<Props>
  /** Reads it, once. Never rejects: a reading that failed stays failed until that is forgotten. */
  read: () => Promise<void>
  forgetFailure: () => void
  /** Calls `tell` when its state is another. Returns how to stop. */
  follow: (tell: () => void) => () => void
}

/** `isWanted`: false while it would show nothing, so that its code need not be here yet; true where it is left out. */
export type LaterProps<Props> = Props & { isWanted?: boolean }

const all = new Set<Pick<Code<never>, 'read' | 'forgetFailure'>>()
const soon = new Set<Pick<Code<never>, 'read' | 'forgetFailure'>>()

/** A part that shows nothing until its code is here. */
export function later<Props extends object>(load: Load<Props>): ComponentType<LaterProps<Props>> {
  const code = codeOf(load)
  soon.add(code)
  return placeOf(code, null)
}

/** A part that covers the work: until its code is here, every key is its own already. */
export function laterCover<Props extends object>(load: Load<Props>): ComponentType<LaterProps<Props>> {
  const code = codeOf(load)
  soon.add(code)
  return placeOf(code, <Cover isModal>{null}</Cover>)
}

/** A part that is large and that few open: its code is not read before it is wanted. */
export function laterIfEver<Props extends object>(load: Load<Props>): ComponentType<LaterProps<Props>> {
  return placeOf(codeOf(load), null)
}

function codeOf<Props>(load: Load<Props>): Code<Props> {
  const listeners = new Set<() => void>()
  let state: State<Props> = {}
  let reading: Promise<void> | undefined

  function become(next: State<Props>): void {
    state = next
    for (const tell of listeners) tell()
  }

  async function begin(): Promise<void> {
    try {
      const Part = await load()
      become({ Part })
    } catch (cause) {
      become({ failure: cause instanceof Error ? cause : new Error(String(cause)) })
    }
  }

  const code: Code<Props> = {
    state: () => state,
    read() {
      reading ??= begin()
      return reading
    },
    forgetFailure() {
      if (state.failure === undefined) return
      reading = undefined
      become({})
    },
    follow(tell) {
      listeners.add(tell)
      return () => void listeners.delete(tell)
    }
  }
  all.add(code)
  return code
}

const placeOf =
  <Props extends object>(code: Code<Props>, meanwhile: ReactNode): ComponentType<LaterProps<Props>> =>
  ({ isWanted = true, ...props }) => (
    <Place code={code} meanwhile={meanwhile} isWanted={isWanted} props={props as unknown as Props} />
  )

interface PlaceProps<Props> {
  code: Code<Props>
  /** Shown while the code is being read. */
  meanwhile: ReactNode
  isWanted: boolean
  props: Props
}

/** A reading that failed is thrown to the boundary around, which asks whether to try again. */
function Place<Props extends object>({ code, meanwhile, isWanted, props }: PlaceProps<Props>) {
  const { Part, failure } = useSyncExternalStore(code.follow, code.state)
  useLayoutEffect(() => {
    if (isWanted) void code.read()
  }, [code, isWanted])
  if (Part !== undefined) return <Part {...props} />
  if (!isWanted) return null
  if (failure !== undefined) throw failure
  return meanwhile
}

/** What could not be read is read again when it is wanted next. */
export function forgetFailedParts(): void {
  for (const { forgetFailure } of all) forgetFailure()
}

/** Reads the code of every part now. */
export async function readAllParts(): Promise<void> {
  for (const { read } of all) await read()
}

/**
 * Reads the code of every part but those that few open, one after the other, while the window has nothing else to do. One
 * that cannot be read is told of where it is wanted. Returns how to stop.
 */
export function readPartsWhenIdle(): () => void {
  const left = [...soon]
  let asked = 0
  function next() {
    const part = left.shift()
    if (part === undefined) return
    asked = requestIdleCallback(() => void part.read().then(part.forgetFailure).then(next))
  }
  next()
  return () => {
    left.length = 0
    cancelIdleCallback(asked)
  }
}
