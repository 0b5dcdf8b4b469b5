import { useLayoutEffect, useRef } from 'react'
import { type ActsWhen, type Listener, listen, type Meaning } from './keyboard.ts'
import { type Combo, comboOf, isOneSign, isPlain, isTyping } from './keys.ts'
import { useLayer } from './layers.ts'

/** What a combination does, told when it was pressed; absent means nothing for now. */
export type Bindings = Partial<Record<Combo, ((pressedAt: number) => void) | undefined>>

interface Options {
  /** When a key acts; without this, those of one sign once they stood alone, all others at once. */
  whenOf?: (combo: Combo) => ActsWhen
  /** Where the focus has to be. */
  isFor?: (target: EventTarget | null) => boolean
}

const usualWhen = (combo: Combo): ActsWhen => (isOneSign(combo) ? 'alone' : 'first')

/** Hears keys while the component is on screen and nothing covers it. */
export function useKeyPresses(meaningOf: Listener['meaningOf']): void {
  const layer = useLayer()
  const current = useRef(meaningOf)
  // As soon as the button that says so is seen, its key works: not a moment after it was painted.
  useLayoutEffect(() => {
    current.current = meaningOf
  })
  useLayoutEffect(() => listen({ layer, meaningOf: (event) => current.current(event) }), [layer])
}

/** Binds keys while the component is on screen and nothing covers it. */
export function useKeys(bindings: Bindings, { whenOf = usualWhen, isFor = () => true }: Options = {}): void {
  const current = useRef(bindings)
  useLayoutEffect(() => {
    current.current = bindings
  })
  useKeyPresses((event): Meaning | null => {
    const combo = comboOf(event) as Combo
    if (bindings[combo] === undefined || event.repeat || !isFor(event.target)) return null
    if (isPlain(combo) && isTyping(event.target)) return null
    // As it is once it is done: a key that waited would know the request as it was.
    return { when: whenOf(combo), run: (pressedAt) => current.current[combo]?.(pressedAt) }
  })
}
