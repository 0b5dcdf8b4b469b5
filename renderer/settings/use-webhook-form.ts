import { useEffect, useState } from 'react'
import type { WebhookInput } from '../../preload/contract/webhook.ts'
import { desk } from '../state/desk.ts'
import { ask } from '../ui/surprise.ts'
import { emptyForm, fared, kept, read, typed } from './webhook-form.ts'

/** The receiver's settings and health: reading, keeping, and following while the page is on screen. */
export function useWebhookForm() {
  const [form, setForm] = useState(emptyForm)
  const [isSaving, setSaving] = useState(false)

  useEffect(() => {
    const readAgain = async () => {
      const outcome = await ask(() => desk().webhook.get())
      if (outcome !== undefined) setForm((before) => read(before, outcome))
    }
    void readAgain()
    const off = [
      desk().on.webhookChanged((health) => setForm((before) => fared(before, health))),
      // A sweep may have found what the service did not tell.
      desk().on.lineChanged(() => void readAgain())
    ]
    return () => {
      for (const stop of off) stop()
    }
  }, [])

  async function save() {
    if (form.input === null || isSaving) return
    const { input } = form
    setSaving(true)
    const outcome = await ask(() => desk().webhook.set(input))
    setSaving(false)
    if (outcome !== undefined) setForm((before) => kept(before, outcome))
  }

  return { form, isSaving, save, change: (change: Partial<WebhookInput>) => setForm((before) => typed(before, change)) }
}
