import { create } from 'zustand'

interface Said {
  id: number
  text: string
}

const useSaid = create<{ said: Said[] }>(() => ({ said: [] }))
const longEnoughToRead = 5000
let lastId = 0

/** Says something to screen readers, politely; nothing is seen. */
export function announce(text: string): void {
  lastId += 1
  const id = lastId
  useSaid.setState(({ said }) => ({ said: [...said, { id, text }] }))
  setTimeout(() => useSaid.setState(({ said }) => ({ said: said.filter((one) => one.id !== id) })), longEnoughToRead)
}

/** The one live region of the window. It is there from the start, or screen readers would miss the first words. */
export function LiveRegion() {
  const said = useSaid((state) => state.said)
  return (
    <div role="status" aria-live="polite" aria-atomic="false" className="visually-hidden">
      {said.map((one) => (
        <p key={one.id}>{one.text}</p>
      ))}
    </div>
  )
}
