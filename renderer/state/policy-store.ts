import { create } from 'zustand'
import type { PolicyView } from '../../common/words/app/policy.ts'
import { ask } from '../ui/surprise.ts'
import { desk } from './desk.ts'

/** What the office's IT has fixed; null until main has told. Main keeps to it until it ends, so it is read once. */
export const usePolicy = create<{ policy: PolicyView | null }>(() => ({ policy: null }))

/** Asks main what the office's IT has fixed. Where it does not tell, nothing looks fixed, and main refuses all the same. */
export async function readPolicy(): Promise<void> {
  const policy = await ask(() => desk().policy.get())
  if (policy !== undefined) usePolicy.setState({ policy })
}
