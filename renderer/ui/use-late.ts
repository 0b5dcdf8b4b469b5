import { useEffect, useState } from 'react'

/** Longer than a glance, milliseconds: what takes less never says that it was waited for. */
export const lateMs = 300

/** True once something has taken longer than a glance, so that quick answers never flash a skeleton. */
export function useLate(isWaiting: boolean): boolean {
  const [late, setLate] = useState(false)
  useEffect(() => {
    if (!isWaiting) {
      setLate(false)
      return
    }
    const timer = setTimeout(() => setLate(true), lateMs)
    return () => clearTimeout(timer)
  }, [isWaiting])
  return isWaiting && late
}
