/** What the page of settings tells its rows: which one the clerk was led to, and which are fixed by somebody else. */
import { createContext, use } from 'react'
import type { FieldName } from '../../common/settings/pages.ts'

/** Which field the clerk was led to. */
export interface Mark {
  field: FieldName | null
  /** The field has the focus: it is not to take it again. */
  reached: () => void
}

/** Who has fixed a field, as words to which a sentence can be added; null where it is free. */
export type LockedBy = (field: FieldName) => string | null

export const MarkContext = createContext<Mark>({ field: null, reached: () => {} })

export const LockContext = createContext<LockedBy>(() => null)

/** Which field the clerk was led to. */
export const useMark = (): Mark => use(MarkContext)

/** Who has fixed this field; null where it is free. */
export const useLockedBy = (field: FieldName): string | null => use(LockContext)(field)
