/**
 * Strictness without proxies around the provided objects: a fence stands at the end of their prototype chain, so that
 * a name that is found nowhere throws, while identity, private fields and assignment (test stubs) stay ordinary.
 */
import { EventEmitter } from 'node:events'
import { notProvided } from './not-provided.ts'

/** What of an Electron interface may be provided: any of its own members, with exactly Electron's signatures. */
export type Provided<Full> = Partial<Omit<Full, keyof NodeJS.EventEmitter>>

/** Names that JavaScript itself, Node, inspectors and test runners look for on any object. */
const introspection = new Set([
  'then',
  'toJSON',
  'inspect',
  'default',
  'domain',
  'constructor',
  '__esModule',
  '_eventsCount',
  '_events',
  '_maxListeners',
  'nodeType',
  'tagName',
  '$$typeof',
  'asymmetricMatch',
  'subarray'
])

function fence<Target extends object>(name: string, target: Target): Target {
  return new Proxy(target, {
    get(from, key, receiver) {
      if (typeof key === 'symbol' || key in from || introspection.has(key)) return Reflect.get(from, key, receiver)
      return notProvided(`${name}.${key}`)
    }
  })
}

/** Makes an object throw at names it does not have. */
export function strictObject<Members extends object>(name: string, members: Members): Members {
  return Object.setPrototypeOf(members, fence(name, Object.create(Object.prototype)))
}

/** Makes a class and its instances throw at names they do not have. */
export function strictClass(name: string): new () => object {
  class Strict {}
  Object.setPrototypeOf(Strict.prototype, fence(name, Object.create(Object.prototype)))
  return Strict
}

/**
 * An EventEmitter to derive from whose class and instances throw at names they do not have, and at events that are
 * never emitted here. `events` lists those that are; without it every name goes (IPC channels).
 */
export function strictEmitter(name: string, events?: readonly string[]): typeof EventEmitter {
  const known = (event: string | symbol) => {
    const internal = event === 'error' || event === 'newListener' || event === 'removeListener'
    if (events && typeof event === 'string' && !internal && !events.includes(event)) {
      notProvided(`${name} event '${event}'`)
    }
  }
  class StrictEmitter extends EventEmitter {
    override on(event: string | symbol, listener: (...args: never[]) => void): this {
      known(event)
      return super.on(event, listener as () => void)
    }
    override addListener(event: string | symbol, listener: (...args: never[]) => void): this {
      return this.on(event, listener)
    }
    override prependListener(event: string | symbol, listener: (...args: never[]) => void): this {
      known(event)
      return super.prependListener(event, listener as () => void)
    }
  }
  Object.setPrototypeOf(StrictEmitter.prototype, fence(name, Object.create(EventEmitter.prototype)))
  Object.setPrototypeOf(StrictEmitter, fence(name, EventEmitter))
  return StrictEmitter as typeof EventEmitter
}

/** A name of Electron's module of which nothing is provided: it can be imported, and throws when used. */
export function absent(name: string): object {
  const refuse = (): never => notProvided(name)
  return new Proxy(function absentModule() {}, {
    get(_target, key) {
      if (typeof key === 'symbol' || key === 'prototype' || introspection.has(key)) return undefined
      return notProvided(`${name}.${key}`)
    },
    construct: refuse,
    apply: refuse
  })
}

/** Which values of an option are provided; `true` is every value. */
export type OptionRules<Options extends object> = { [Key in keyof Options]?: true | readonly Options[Key][] }

/** Refuses options that have no rule, and values that their rule does not list. `undefined` is as good as left out. */
export function checkOptions<Options extends object>(
  owner: string,
  options: Options,
  rules: OptionRules<Options>
): void {
  for (const [key, value] of Object.entries(options)) {
    if (value === undefined) continue
    const rule = rules[key as keyof Options]
    if (rule === undefined) notProvided(`${owner} option '${key}'`)
    if (rule !== true && !rule?.includes(value)) notProvided(`${owner} option '${key}: ${describe(value)}'`)
  }
}

function describe(value: unknown): string {
  return typeof value === 'object' || typeof value === 'function' ? typeof value : JSON.stringify(value)
}
