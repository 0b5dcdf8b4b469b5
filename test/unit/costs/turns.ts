/** The turns that everything else in main has while something is under way. */

/** Counts turns of the event loop from now on until `stop`; `count`: how many there were so far. */
export function countTurns(): { count(): number; stop(): void } {
  let turns = 0
  let isOver = false
  const turn = () => {
    turns += 1
    if (!isOver) setImmediate(turn)
  }
  setImmediate(turn)
  return {
    count: () => turns,
    stop() {
      isOver = true
    }
  }
}
