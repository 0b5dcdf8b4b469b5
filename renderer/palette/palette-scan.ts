import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef } from 'react'
import { openByReference } from '../list/bring-back.ts'
import { followScans } from '../ui/scanning.ts'
import { closePalette } from './palette-store.ts'

/**
 * A code that is scanned into the palette's field is looked for as in the search: the request with that reference opens,
 * else what was found stays to choose from. `onNotFound`: nothing carries it as its reference.
 */
export function usePaletteScan(field: RefObject<HTMLInputElement | null>, onNotFound: () => void) {
  const latest = useRef(onNotFound)
  useLayoutEffect(() => {
    latest.current = onNotFound
  })
  const take = useCallback(async (references: readonly string[]) => {
    if (await openByReference(references)) closePalette()
    else latest.current()
  }, [])

  useEffect(
    () =>
      followScans(({ typed, onUsKeyboard }, target) => {
        if (target !== field.current) return false
        void take([typed, onUsKeyboard])
        return true
      }),
    [field, take]
  )
  return take
}
