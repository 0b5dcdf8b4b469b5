/** What a barcode scanner types: it is a keyboard that writes a whole code in a moment, and a key to end it. */

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

/**
 * What a key press is of. `isMidst`: it came so soon after another one that a scanner may be typing. `atOnce`: the key
 * that ends the code came as fast as the others. `after`: a further key of what ended a scan.
 */
export type Heard =
  | { kind: 'modifier' }
  | { kind: 'sign'; isMidst: boolean }
  | { kind: 'control'; isMidst: boolean }
  | { kind: 'scan'; scan: Scan; atOnce: boolean }
  | { kind: 'after' }
  | { kind: 'other' }

/** Between the keys of a scanner there is no more: slow ones take 120 ms, and a busy computer dates keys late. */
export const mostBetweenMs = 180

/** How long a key of one letter waits for another one. Longer than a slow scanner takes, milliseconds. */
export const aloneMs = mostBetweenMs + 20

/** A key that ends codes belongs to the code up to this long after it. */
export const endsWithinMs = 500

/** Fewer signs than these are no code. */
export const shortest = 3

/** Reads key presses one after the other. */
export function createScanReader() {
  let burst: ScanPress[] = []
  let heardAt = Number.NEGATIVE_INFINITY
  let endedAt = Number.NEGATIVE_INFINITY

  function begin(): void {
    burst = []
    heardAt = Number.NEGATIVE_INFINITY
    endedAt = Number.NEGATIVE_INFINITY
  }

  const sinceLast = (press: ScanPress) => press.timeStamp - heardAt
  const isNear = (press: ScanPress) => sinceLast(press) <= mostBetweenMs

  function readSign(press: ScanPress): Heard {
    const isMidst = isNear(press)
    burst = isMidst ? [...burst, press] : [press]
    heardAt = press.timeStamp
    return { kind: 'sign', isMidst }
  }

  function readControl(press: ScanPress): Heard {
    const isMidst = isNear(press)
    if (!isMidst) burst = []
    heardAt = press.timeStamp
    return { kind: 'control', isMidst }
  }

  function readEnd(press: ScanPress): Heard {
    const isMidst = isNear(press)
    if (burst.length >= shortest && sinceLast(press) <= endsWithinMs) {
      const scan = scanOf(burst)
      begin()
      endedAt = press.timeStamp
      return { kind: 'scan', scan, atOnce: isMidst }
    }
    if (press.key !== 'Tab' && press.timeStamp - endedAt <= endsWithinMs) return { kind: 'after' }
    begin()
    return { kind: 'control', isMidst }
  }

  return {
    /** Takes a press in. `isWriting`: in a text field, where *Tab* goes on to the next one. */
    read(press: ScanPress, isWriting = false): Heard {
      if (isModifier(press)) {
        // A slow scanner takes its time for these, too.
        if (isNear(press)) heardAt = press.timeStamp
        return { kind: 'modifier' }
      }
      if (isSign(press)) return readSign(press)
      if (isEnd(press) && !(isWriting && press.key === 'Tab')) return readEnd(press)
      if (isControl(press)) return readControl(press)
      begin()
      return { kind: 'other' }
    }
  }
}

const isModifier = ({ key }: ScanPress): boolean =>
  /^(Shift|CapsLock|NumLock|Control|Alt|AltGraph|Meta|Process|Unidentified)$/.test(key)

const isOneSign = (key: string): boolean => [...key].length === 1

// A key that only puts a mark on the next letter is a sign of its own on a keyboard of the United States. Where AltGr
// makes a sign, some systems say Ctrl and Alt.
const isSign = ({ key, ctrlKey, metaKey, altKey }: ScanPress): boolean =>
  (key === 'Dead' || isOneSign(key)) && ctrlKey === altKey && !metaKey

const isEnd = ({ key, code, ctrlKey, metaKey, altKey }: ScanPress): boolean => {
  if (metaKey || altKey) return false
  // What these were on a teletype: a carriage return and a line feed.
  return ctrlKey ? /^[mj]$/i.test(key) || /^Key[MJ]$/.test(code) : key === 'Enter' || key === 'Tab'
}

/** What scanners type for the signs that have no key: one of the upper row, or a letter with Ctrl. Or by number, with Alt. */
const isControl = ({ key, ctrlKey, altKey }: ScanPress): boolean =>
  /^F\d+$/.test(key) || ((ctrlKey || altKey) && isOneSign(key))

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
