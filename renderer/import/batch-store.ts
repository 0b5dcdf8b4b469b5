import { useEffect } from 'react'
import { create } from 'zustand'
import type { DeskApi } from '../../preload/contract/contract.ts'
import { desk } from '../state/desk.ts'
import { isInScope } from '../state/desk-store.ts'
import { soon } from '../ui/soon.ts'
import { ask } from '../ui/surprise.ts'

/** A batch and how far it has come. */
export type Batch = Extract<Awaited<ReturnType<DeskApi['import']['list']>>, { ok: true }>['value'][number]

/** The batches of the service in use, newest first. */
export const useBatches = create<{ batches: readonly Batch[] }>(() => ({ batches: [] }))

// A batch that runs has news at every request: so often is it looked at, and no oftener.
const restMs = 400

/** Reads the batches of a service. */
export async function readBatches(serviceId: string): Promise<void> {
  const outcome = await ask(() => desk().import.list({ serviceId }))
  if (outcome?.ok === true) useBatches.setState({ batches: outcome.value })
}

/** Keeps the batches of a service as they are, while the component is on screen. */
export function useFollowBatches(serviceId: string): void {
  useEffect(() => {
    const again = soon(() => void readBatches(serviceId), restMs)
    void readBatches(serviceId)
    const stop = desk().on.requestsChanged((changed) => {
      if (isInScope(serviceId, changed.serviceId)) again.ask()
    })
    return () => {
      stop()
      again.stop()
      useBatches.setState({ batches: [] })
    }
  }, [serviceId])
}

/** Whether a batch still has something to do, by itself or when it goes on. */
export const isOpen = ({ state, waiting, underWay, needsAttention }: Batch): boolean =>
  (state === 'running' || state === 'paused') && waiting + underWay + needsAttention > 0
