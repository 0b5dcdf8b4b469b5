import { useEffect, useRef, useState } from 'react'
import { forgetSuggestions } from '../drafts/draft-store.ts'
import { desk } from '../state/desk.ts'
import { ask } from '../ui/surprise.ts'
import { emptyForm, kept, read, tried, typed } from './reference-form.ts'

/** A pause in typing after which the example follows. */
const settleMs = 300

/** How references are written: reading, trying out while it is typed, and keeping. */
export function useReferenceForm() {
  const [form, setForm] = useState(emptyForm)
  const [isSaving, setSaving] = useState(false)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  useEffect(() => {
    void ask(() => desk().references.get()).then((outcome) => {
      if (outcome !== undefined) setForm((before) => read(before, outcome))
    })
    return () => clearTimeout(timer.current)
  }, [])

  function change(template: string) {
    setForm((before) => typed(before, template))
    clearTimeout(timer.current)
    timer.current = setTimeout(async () => {
      const outcome = await ask(() => desk().references.tryOut({ template }))
      if (outcome !== undefined) setForm((before) => tried(before, template, outcome))
    }, settleMs)
  }

  async function save() {
    const { template } = form
    if (template === null || isSaving) return
    clearTimeout(timer.current)
    setSaving(true)
    const outcome = await ask(() => desk().references.set({ template }))
    setSaving(false)
    if (outcome === undefined) return
    setForm((before) => kept(before, template, outcome))
    if (outcome.ok) forgetSuggestions()
  }

  return { form, isSaving, change, save }
}
