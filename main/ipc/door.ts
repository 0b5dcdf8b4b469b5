/**
 * The one door through which the window reaches the main process. Every call of the contract is registered here and
 * nowhere else: the caller must be the window's own main frame at the app's own origin, and the argument must fit.
 */
import type { z } from 'zod'
import { failed, type Problem } from '../../common/words/problems.ts'
import { calls, type Domain, type EventPayload, events, type Handlers } from '../../preload/contract/contract.ts'
import { type Right, rightOf } from '../../preload/contract/rights.ts'
import { type ScreenState, screenCalls, screenEvents } from '../../preload/contract/screen.ts'
import { dataDiskProblem } from '../files/disk-problem.ts'
import type { Log } from '../log/log.ts'
import { LockedSetting, OfficeSetting } from '../store/ledger/settings.ts'
import { fitted, type ListPlace } from './fitting.ts'

/** The clerk's window, or the one that the person sees: it has a door of its own, with next to nothing behind it. */
export type WindowRole = 'desk' | 'screen'

/** Who called, as the transport saw it; null where the frame is gone already, or the window is none of the app's. */
export type Caller = { origin: string; isMainFrame: boolean; window: WindowRole } | null

/** What carries calls and events; Electron's IPC in the app. */
export type Transport = {
  /** Registers the only handler of a channel. */
  handle(channel: string, handler: (caller: Caller, args: readonly unknown[]) => Promise<unknown>): void
  /** Sends to one window, where it is open. */
  send(window: WindowRole, channel: string, payload: unknown): void
}

/** Handlers of all domains. */
export type AllHandlers = { [D in Domain]: Handlers<D> }

/** A call that was turned away at the door. The message tells the renderer nothing but the reason. */
export class RefusedCall extends Error {
  constructor(channel: string, reason: string) {
    super(`${channel}: ${reason}`)
    this.name = 'RefusedCall'
  }
}

/** Who is at the desk, as far as the door has to know. */
export type Guard = { isLocked(): boolean; speaksForOffice(): boolean }

/** Where the door stands: what carries the calls, and the only origin that may call. */
export type DoorOptions = { transport: Transport; origin: string; log: Log }

type Asked = { window: WindowRole; channel: string; schema: CallSchema; mayCall: () => Refusal | null }

type Refusal = 'locked' | 'managerOnly'

type AnyHandler = (argument: unknown) => unknown

/** Registers every call of the contract; each only for whom it is meant, and while the desk is locked next to none. */
export function openDoor(options: DoorOptions, handlers: AllHandlers, guard: Guard): void {
  for (const [domain, names] of Object.entries(calls)) {
    for (const [name, schema] of Object.entries(names)) {
      const handler = (handlers[domain as Domain] as Record<string, AnyHandler>)[name]
      if (!handler) throw new Error(`no handler for ${domain}.${name}`)
      const mayCall = () => refusal(guard, rightOf(domain as Domain, name))
      register(
        options,
        { window: 'desk', channel: `${domain}.${name}`, schema: schema as CallSchema, mayCall },
        handler
      )
    }
  }
}

function refusal(guard: Guard, right: Right): Refusal | null {
  if (right === 'anybody') return null
  if (guard.isLocked()) return 'locked'
  return right === 'manager' && !guard.speaksForOffice() ? 'managerOnly' : null
}

// A lock screen learns how far the app is, and who may unlock it.
const toldWhileLocked: ReadonlySet<keyof typeof events> = new Set(['startupChanged', 'accessChanged'])

/** Returns how to send the contract's events to the clerk's window. While the desk is locked it hears next to nothing. */
export function eventSender({ transport }: Pick<DoorOptions, 'transport'>, isLocked: () => boolean): EventSender {
  const sendOnce = oncePerTurn((channel, payload) => transport.send('desk', channel, payload))
  return (name, payload) => {
    if (isLocked() && !toldWhileLocked.has(name)) return
    sendOnce(`on.${name}`, (events[name] as z.ZodType).parse(payload))
  }
}

/**
 * What is said on a channel twice running, in one breath, is sent once: the window's answer to the first cannot be heard
 * before the second. After that, or after something else, the same words are news.
 */
function oncePerTurn(send: (channel: string, payload: unknown) => void): typeof send {
  const said = new Map<string, string>()
  return (channel, payload) => {
    const text = JSON.stringify(payload)
    if (said.get(channel) === text) return
    if (said.size === 0) queueMicrotask(() => said.clear())
    said.set(channel, text)
    send(channel, payload)
  }
}

/** Registers the one call of the person's window; returns how to tell it that something else is to be shown. */
export function openScreenDoor(options: DoorOptions, state: () => ScreenState): (state: ScreenState) => void {
  const { channel, payload } = screenEvents.changed
  const { state: schema } = screenCalls
  register(options, { window: 'screen', channel: schema.channel, schema, mayCall: () => null }, state)
  return (changed) => options.transport.send('screen', channel, payload.parse(changed))
}

/** Sends one event of the contract to the clerk's window. */
export type EventSender = <E extends keyof typeof events>(name: E, payload: EventPayload<E>) => void

type CallSchema = { argument: z.ZodType; answer: z.ZodType; lists?: readonly ListPlace[] }

function register({ transport, origin, log }: DoorOptions, asked: Asked, handler: AnyHandler) {
  const { window, channel, schema, mayCall } = asked
  const { argument: argumentSchema } = schema
  const refuse = (reason: string): never => {
    log.warn('ipc.refused', { channel, reason })
    throw new RefusedCall(channel, reason)
  }
  transport.handle(channel, async (caller, args) => {
    const stranger = strangeness(caller, window, origin)
    if (stranger) return refuse(stranger)
    const why = mayCall()
    if (why === 'locked') return refuse('the desk is locked')
    if (args.length > 1) return refuse('too many arguments')
    const argument = argumentSchema.safeParse(args[0])
    if (!argument.success) return refuse('the argument does not fit')
    if (why) {
      log.warn('ipc.refused', { channel, reason: why })
      const told = schema.answer.safeParse(failed({ code: why }))
      return told.success ? told.data : refuse('only for a manager')
    }
    try {
      return fitting({ channel, log }, schema, await handler(argument.data))
    } catch (error) {
      return expected({ channel, log }, schema, error)
    }
  })
}

/**
 * A full disk, a setting that IT has fixed and one of the office's are expected: whoever may be told of a failure is told
 * of these.
 * @throws anything else, without its reason
 */
function expected({ channel, log }: { channel: string; log: Log }, { answer }: CallSchema, error: unknown): unknown {
  const problem = dataDiskProblem(error) ?? lockedProblem(error)
  const told = answer.safeParse(problem && failed(problem))
  if (problem && told.success) {
    log.warn('ipc.expected', { channel, code: problem.detail ?? problem.code })
    return told.data
  }
  log.error('ipc.failed', { channel, error: error instanceof Error ? error.name : 'unknown' })
  throw new Error(`${channel} failed`)
}

function lockedProblem(error: unknown): Problem | undefined {
  if (error instanceof OfficeSetting) return { code: 'managerOnly' }
  return error instanceof LockedSetting ? { code: 'lockedByPolicy', detail: error.setting } : undefined
}

/** What may go out of a value: rows that do not fit are left out and counted in the log, anything else throws. */
function fitting(
  { channel, log }: { channel: string; log: Log },
  { answer, lists = [] }: CallSchema,
  value: unknown
): unknown {
  const fits = fitted(answer, value, lists)
  if (!fits.ok) throw fits.error
  if (fits.leftOut > 0) log.warn('ipc.rows-left-out', { channel, count: fits.leftOut })
  return fits.value
}

/** Why this caller may not call what belongs to `window`; undefined where it may. */
function strangeness(caller: Caller, window: WindowRole, origin: string): string | undefined {
  if (!caller) return 'the frame is gone'
  if (caller.window !== window) return 'not the window of this call'
  if (!caller.isMainFrame) return 'not the main frame'
  return caller.origin === origin ? undefined : 'not our origin'
}
