/** What the page of settings tells its rows: which one the clerk was led to, and which are somebody else's to choose. */
import { createContext, use } from 'react'
import type { FieldName } from '../../common/settings/pages.ts'

/** Which field the clerk was led to. */
export interface Mark {
  field: FieldName | null
  /** The field has the focus: it is not to take it again. */
  reached: () => void
}

/** Whose it is to choose a field, in a sentence; null where it is free. */
export type Locks = (field: FieldName) => string | null

export const MarkContext = createContext<Mark>({ field: null, reached: () => {} })

export const LockContext = createContext<Locks>(() => null)

/** Which field the clerk was led to. */
export const useMark = (): Mark => use(MarkContext)

/** Whose it is to choose this field, in a sentence; null where it is free. */
export const useLock = (field: FieldName): string | null => use(LockContext)(field)
