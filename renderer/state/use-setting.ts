import { useEffect, useState } from 'react'
import type { Outcome } from '../../common/words/problems.ts'
import { ask } from '../ui/surprise.ts'
import { emptyForm, kept, read, refreshed, type SettingForm, typed } from './setting-form.ts'

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

/** What `useSetting` returns. */
export interface SettingInHand<View, Input> {
  form: SettingForm<View, Input>
  isSaving: boolean
  change: (part: Partial<Input>) => void
  /** Keeps what is typed. Returns whether it is kept. */
  save: () => Promise<boolean>
  /** Changes and keeps it at once; what main refuses is turned back. */
  choose: (part: Partial<Input>) => void
  /** Takes over what another call has answered, and leaves what is typed. */
  take: (answer: () => Promise<Outcome<View | null>>) => Promise<void>
}

/** A form of settings: reading, changing and keeping them. */
export function useSetting<View, Input extends object>(calls: SettingCalls<View, Input>): SettingInHand<View, Input> {
  const { inputOf, follow, keep } = calls
  const [form, setForm] = useState<SettingForm<View, Input>>(emptyForm)
  const [isSaving, setSaving] = useState(false)

  useEffect(() => {
    const again = async () => {
      const outcome = await ask(calls.read)
      if (outcome !== undefined) setForm((before) => read(before, outcome, inputOf))
    }
    void again()
    return follow?.(
      () => void again(),
      (part) => setForm((before) => refreshed(before, part))
    )
  }, [calls, inputOf, follow])

  async function busy<T>(call: () => Promise<T>): Promise<T | undefined> {
    setSaving(true)
    const outcome = await ask(call)
    setSaving(false)
    return outcome
  }

  async function save() {
    const { input } = form
    if (keep === undefined || input === null || isSaving) return false
    setForm((before) => ({ ...before, problem: null }))
    const outcome = await busy(() => keep(input))
    if (outcome !== undefined) setForm((before) => kept(before, input, outcome, inputOf))
    return outcome?.ok === true
  }

  function choose(part: Partial<Input>) {
    const { input } = form
    if (keep === undefined || input === null) return
    const chosen = { ...input, ...part }
    setForm((before) => ({ ...before, input: chosen, problem: null, isSaved: false }))
    void ask(() => keep(chosen)).then((outcome) => {
      if (outcome?.ok) return setForm((before) => kept(before, chosen, outcome, inputOf))
      setForm((before) => ({ ...before, input, problem: outcome?.error ?? null }))
    })
  }

  async function take(answer: () => Promise<Outcome<View | null>>) {
    if (isSaving) return
    const outcome = await busy(answer)
    if (outcome === undefined) return
    setForm((before) => ({
      ...before,
      view: (outcome.ok ? outcome.value : null) ?? before.view,
      problem: outcome.ok ? null : outcome.error,
      isSaved: false
    }))
  }

  return {
    form,
    isSaving,
    change: (part) => setForm((before) => typed(before, part)),
    save,
    choose,
    take
  }
}
