import i18next from 'i18next'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { Outcome, Problem } from '../../common/words/problems.ts'
import { announce } from '../ui/announce.tsx'
import { ask } from '../ui/surprise.ts'
import { emptyForm, kept, read, refreshed, type SettingForm, toSend, typed, unkept } from './setting-form.ts'
import { keepBeforeLeaving } from './typed-settings.ts'

/** Where settings come from and go to. These functions are the same in every picture. */
export interface SettingCalls<View, Input> {
  read: () => Promise<Outcome<View>>
  /** Absent where nothing is typed or turned, and only other calls change it. */
  keep?: (input: Input) => Promise<Outcome<View>>
  /** What of it can be typed and turned. */
  inputOf: (view: View) => Input
  /** Listens for what is new while the form is on screen; `tell` is given what stands beside the fields. Returns how to stop. */
  follow?: (again: () => void, tell: (part: Partial<View>) => void) => () => void
}

/** How keeping a setting went. */
export interface RowState {
  problem: Problem | null
  isSaved: boolean
}

/** What a text field is given so that it is kept once it is left, or by Enter. */
export interface Leaving {
  onBlur: () => void
  onKeyDown: (event: { key: string; currentTarget: EventTarget }) => void
}

/** What `useSetting` returns. Every field is kept by itself: a text once it is left, a choice once it is made. */
export interface SettingInHand<View, Input> {
  form: SettingForm<View, Input>
  /** Shows what is typed; it is not kept yet. */
  type: (part: Partial<Input>) => void
  /** Keeps fields as they are typed. What is refused stays as typed, with the reason beside it. Returns whether it is kept. */
  keep: (...names: (keyof Input & string)[]) => Promise<boolean>
  /** Keeps a choice at once; what main refuses is turned back, with the reason beside it. */
  choose: (part: Partial<Input>) => void
  /** Takes over what another call has answered, and leaves what is typed. */
  take: (answer: () => Promise<Outcome<View | null>>, name?: string) => Promise<void>
  /** How keeping these fields went; all of them where none is named. */
  row: (...names: (keyof Input & string)[]) => RowState
  leaving: (name: keyof Input & string) => Leaving
}

/** A form of settings: reading, changing and keeping them. */
export function useSetting<View, Input extends object>(calls: SettingCalls<View, Input>): SettingInHand<View, Input> {
  const [form, setForm] = useState<SettingForm<View, Input>>(emptyForm)
  const keeper = useRef<Keeper<View, Input>>(null)
  keeper.current ??= new Keeper(calls, setForm)
  const mine = keeper.current

  useEffect(() => {
    mine.readAgain()
    const stop = calls.follow?.(
      () => mine.readAgain(),
      (part) => mine.update((before) => refreshed(before, part))
    )
    const stopKeeping = keepBeforeLeaving(() => mine.keepAll())
    return () => {
      stop?.()
      stopKeeping()
      // Whoever goes on by another way than back has left the field too.
      void mine.keepAll()
    }
  }, [calls, mine])

  return useMemo(() => {
    const row = (...names: (keyof Input & string)[]): RowState => {
      const problems = Object.entries(form.problems).filter(([name]) => names.length === 0 || isAmong(names, name))
      return {
        problem: problems[0]?.[1] ?? null,
        isSaved: form.saved !== null && (names.length === 0 || isAmong(names, form.saved))
      }
    }
    return {
      form,
      type: (part) => mine.update((before) => typed(before, part)),
      keep: (...names) => mine.keep(names),
      choose: (part) => void mine.choose(part),
      take: (answer, name) => mine.take(answer, name),
      row,
      leaving: (name) => ({
        onBlur: () => void mine.keep([name]),
        onKeyDown({ key, currentTarget }) {
          if (key === 'Enter' && currentTarget instanceof HTMLInputElement) void mine.keep([name])
        }
      })
    }
  }, [form, mine])
}

const isAmong = (names: readonly string[], name: string): boolean => names.includes(name)

/** Keeps one form. What is sent goes out one after the other: each stands on what the one before has kept. */
class Keeper<View, Input extends object> {
  readonly #calls: SettingCalls<View, Input>
  readonly #show: (form: SettingForm<View, Input>) => void
  #form: SettingForm<View, Input> = emptyForm
  #last: Promise<unknown> = Promise.resolve()

  constructor(calls: SettingCalls<View, Input>, show: (form: SettingForm<View, Input>) => void) {
    this.#calls = calls
    this.#show = show
  }

  update(how: (before: SettingForm<View, Input>) => SettingForm<View, Input>): void {
    this.#form = how(this.#form)
    this.#show(this.#form)
  }

  readAgain(): void {
    void this.#inTurn(async () => {
      const outcome = await ask(this.#calls.read)
      if (outcome !== undefined) this.update((before) => read(before, outcome, this.#calls.inputOf))
    })
  }

  keepAll(): Promise<boolean> {
    return this.#inTurn(() => this.#send(unkept(this.#form, this.#calls.inputOf)))
  }

  keep(names: readonly string[]): Promise<boolean> {
    return this.#inTurn(() => {
      const changed = unkept(this.#form, this.#calls.inputOf)
      return this.#send(names.filter((name) => changed.includes(name)))
    })
  }

  choose(part: Partial<Input>): Promise<boolean> {
    this.update((before) => typed(before, part))
    return this.#inTurn(async () => {
      const names = Object.keys(part)
      const isKept = await this.#send(names)
      if (!isKept) this.update((before) => turnedBack(before, names, this.#calls.inputOf))
      return isKept
    })
  }

  async take(answer: () => Promise<Outcome<View | null>>, name?: string): Promise<void> {
    await this.#inTurn(async () => {
      const outcome = await ask(answer)
      if (outcome === undefined) return
      this.update((before) => ({
        ...before,
        view: (outcome.ok ? outcome.value : null) ?? before.view,
        problem: outcome.ok ? null : outcome.error,
        saved: outcome.ok && outcome.value !== null ? (name ?? null) : null
      }))
    })
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(work)
    this.#last = turn.catch(() => {})
    return turn
  }

  async #send(names: readonly string[]): Promise<boolean> {
    const { keep, inputOf } = this.#calls
    const sent = toSend(this.#form, names, inputOf)
    if (names.length === 0 || keep === undefined || sent === null) return true
    const outcome = await ask(() => keep(sent))
    if (outcome === undefined) return false
    this.update((before) => kept(before, { names, sent }, outcome, inputOf))
    const wrong = names.map((name) => this.#form.fields[name]).find((code) => code !== undefined)
    if (wrong !== undefined) announce(i18next.t(`field.${wrong}`))
    return outcome.ok
  }
}

/** As it is kept, with what was wrong beside it. */
function turnedBack<V, I extends object>(
  form: SettingForm<V, I>,
  names: readonly string[],
  inputOf: (view: V) => I
): SettingForm<V, I> {
  if (form.input === null) return form
  const before = Object.entries(inputOf(form.view as V)).filter(([name]) => names.includes(name))
  return { ...form, input: { ...form.input, ...Object.fromEntries(before) } }
}
