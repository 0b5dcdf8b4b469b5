/** What a barcode scanner types: it is a keyboard that writes a whole code in a moment, and Enter. */

/** What of a key press tells a scanner from a clerk. Times in milliseconds. */
export type ScanPress = Pick<
  KeyboardEvent,
  'key' | 'code' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey' | 'timeStamp'
>

/**
 * What was scanned: as the system's keyboard layout made it, and as a keyboard of the United States has it, which
 * scanners take every keyboard for.
 */
export interface Scan {
  typed: string
  onUsKeyboard: string
}

/** Between the keys of a scanner there is no more. A clerk's fingers take twice that. */
export const mostBetweenMs = 50

/** Fewer keys than these are no code. */
const shortest = 4

/** Reads key presses one after the other. */
export function createScanReader() {
  let burst: ScanPress[] = []
  let isFast = false
  return {
    /** Takes a press in; answers what was scanned once it is its Enter. */
    read(press: ScanPress): Scan | null {
      if (/^(Shift|CapsLock|Unidentified)$/.test(press.key)) return null
      const last = burst.at(-1)
      isFast = last !== undefined && press.timeStamp - last.timeStamp <= mostBetweenMs
      if (isSign(press)) {
        burst = isFast ? [...burst, press] : [press]
        return null
      }
      const scan = press.key === 'Enter' && isFast && burst.length >= shortest ? scanOf(burst) : null
      burst = []
      isFast = false
      return scan
    },
    /** Whether the last press came so soon after a sign that a scanner may be typing. */
    isTyping: (): boolean => isFast
  }
}

// A key that only puts a mark on the next letter is a sign of its own on a keyboard of the United States.
const isSign = ({ key, ctrlKey, metaKey, altKey }: ScanPress): boolean =>
  (key === 'Dead' || [...key].length === 1) && !ctrlKey && !metaKey && !altKey

const scanOf = (burst: readonly ScanPress[]): Scan => ({
  typed: burst.map(({ key }) => (key === 'Dead' ? '' : key)).join(''),
  onUsKeyboard: burst.map(usSign).join('')
})

// By `code`, the sign without and with Shift.
const usKeys: Readonly<Record<string, string>> = {
  Backquote: '`~',
  Minus: '-_',
  Equal: '=+',
  BracketLeft: '[{',
  BracketRight: ']}',
  Backslash: '\\|',
  Semicolon: ';:',
  Quote: '\'"',
  Comma: ',<',
  Period: '.>',
  Slash: '/?',
  NumpadSubtract: '--',
  NumpadDivide: '//',
  NumpadDecimal: '..'
}

const shiftedDigits = ')!@#$%^&*('

/** The sign that the key has in the United States. Caps Lock, of which scanners know nothing, does not count. */
function usSign({ code, key, shiftKey }: ScanPress): string {
  const [, letter] = /^Key([A-Z])$/.exec(code) ?? []
  if (letter !== undefined) return shiftKey ? letter : letter.toLowerCase()
  const [, digit] = /^Digit(\d)$/.exec(code) ?? []
  if (digit !== undefined) return shiftKey ? (shiftedDigits[Number(digit)] ?? digit) : digit
  return usKeys[code]?.[shiftKey ? 1 : 0] ?? /^Numpad(\d)$/.exec(code)?.[1] ?? key
}
