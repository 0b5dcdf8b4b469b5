import { useEffect, useState } from 'react'

/** A pause in typing after which a value is taken as written. */
const settleMs = 400

/** The value once it has rested, null while it is being typed: half a code is no reason to warn. */
export function useSettled(value: string): string | null {
  const [settled, setSettled] = useState<string | null>(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), settleMs)
    return () => clearTimeout(timer)
  }, [value])
  return settled === value ? settled : null
}
