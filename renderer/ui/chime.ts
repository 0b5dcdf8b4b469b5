/** The sound of the app: two soft notes, made here and from no file. */

/** What is heard: how many cycles a second, and when it begins, in seconds from now. */
const notes = [
  { frequency: 659.25, begins: 0 },
  { frequency: 880, begins: 0.14 }
] as const
const noteSeconds = 0.4
const loudness = 0.12
// A volume that goes by factors never comes from or to nothing.
const silence = 0.0001

let context: AudioContext | undefined

/** Plays it once; without anything to hear it by, nothing happens. */
export function chime(): void {
  if (typeof AudioContext === 'undefined') return
  context ??= new AudioContext()
  for (const note of notes) play(context, note)
}

function play(to: AudioContext, { frequency, begins }: (typeof notes)[number]): void {
  const at = to.currentTime + begins
  const [tone, volume] = [to.createOscillator(), to.createGain()]
  tone.frequency.value = frequency
  volume.gain.setValueAtTime(silence, at)
  volume.gain.exponentialRampToValueAtTime(loudness, at + 0.02)
  volume.gain.exponentialRampToValueAtTime(silence, at + noteSeconds)
  tone.connect(volume).connect(to.destination)
  tone.start(at)
  tone.stop(at + noteSeconds)
}
