import { desk } from '../state/desk.ts'
import { ask } from '../ui/surprise.ts'

/** Locks the desk: main throws this window away. */
export const lockDesk = (): void => void ask(() => desk().access.lock())
