import { useEffect, useState } from 'react'

/** True once something has taken longer than a glance, so that quick answers never flash a skeleton. */
export function useLate(isWaiting: boolean, afterMs = 300): boolean {
  const [late, setLate] = useState(false)
  useEffect(() => {
    if (!isWaiting) {
      setLate(false)
      return
    }
    const timer = setTimeout(() => setLate(true), afterMs)
    return () => clearTimeout(timer)
  }, [isWaiting, afterMs])
  return isWaiting && late
}
