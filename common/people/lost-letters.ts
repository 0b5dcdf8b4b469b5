/** Names some of whose letters were lost: read in a wrong code page, or written by a program that knew no better. */

/** A name with lost letters; `repair` is how it was written, where that can be reckoned back. */
export interface LostLetters {
  repair: string | null
}

// What programs put in the place of a letter that they do not know.
const replaced = /\uFFFD|\?{2,}|(?<=\p{L})\?|\?(?=\p{L})/u

// Signs that no name has within a word, and that other code pages have where letters stand.
const strange =
  /(?<=\p{L})[›‹¤¦§©®¶•†‡‰™°±×÷¢£¥€¿¡«»„“”‚…¬¨¸¹²³¼½¾\u2070-\u209f\u20a0-\u20cf\u2300-\u25ff\u2200-\u22ff_#^~*=|\\{}[\]<>$%](?=\p{L})|[¤¦§©®¶•†‡‰™°±×÷¢£¥€¿¡¬¨\u2500-\u25ff\u2200-\u22ff](?=\p{L})|(?<=\p{L})[¤¦§®¶†‡‰°±×÷¢£¥€¿¡¬¼½¾\u2500-\u259f\u2200-\u22ff]/u

// UTF-8 read as a page of one byte a letter: a leading byte's letter, then one of those of the bytes behind it.
const doubled = /[ÂÃÄÅÆÐÑĆĀĂÐŠĘаРС][\u0080-\u00bf\u0152-\u0192\u02c6\u02dc\u2013-\u2122]/u

// Controls that pages of one byte a letter have letters for: those of Windows-1252 read as ISO 8859-1, and others.
const controls = /(?<=[\p{L}\p{M}])[\u0080-\u009f]|[\u0080-\u009f](?=\p{L})/u

// What web pages and programs write for a letter: &uuml;, &#252;, \u00fc, %C3%BC.
const written =
  /&(?:#\d{2,6}|#x[\da-f]{2,6}|[a-z]{2,8});|\\u[\da-f]{4}|(?:%[\da-f]{2}){2,}|=\?utf-8\?|\\x[\da-f]{2}|(?<=\p{L})[=%][\da-f]{2}(?![\da-f])|\+A[A-Z][\da-z]{1,2}-/iu

// What Mac Roman has for ä and ü, read as Windows-1252, and letters of nobody's alphabet.
const misplaced = /(?<=\p{Ll})[ŠŽ](?=\p{Ll})|(?<=\p{L})Ÿ(?=\p{Ll})|\p{Co}/u

// Cyrillic of Windows-1251 read as Windows-1252: words of nothing but marked letters.
const allMarked = /(?<![\p{L}])[\u00c0-\u00ff]{3,}(?!\p{L})/u

/** What stands at 0x80 to 0x9F in Windows-1252; U+FFFD where nothing does. */
const windows = '€\ufffd‚ƒ„…†‡ˆ‰Š‹Œ\ufffdŽ\ufffd\ufffd‘’“”•–—˜™š›œ\ufffdžŸ'

/** What of a name is lost, as far as its signs tell; null where it is whole. Every script is whole. */
export function lostLetters(name: string): LostLetters | null {
  const repair = repairOf(name)
  const isLost = [replaced, strange, controls, written, misplaced, allMarked].some((sign) => sign.test(name))
  return repair !== null || isLost ? { repair } : null
}

function repairOf(name: string): string | null {
  if (doubled.test(name)) return asUtf8(name) ?? asUtf8Of(name, 'windows-1251') ?? asUtf8Of(name, 'windows-1257')
  if (controls.test(name)) return asLetters(name, 'windows-1252')
  return allMarked.test(name) ? asLetters(name, 'windows-1251') : null
}

/** A text whose letters were read as those of ISO 8859-1; null where that does not give letters. */
function asLetters(text: string, page: 'windows-1252' | 'windows-1251'): string | null {
  const bytes = [...text].map((sign) => sign.charCodeAt(0))
  if (bytes.some((byte) => byte > 255)) return null
  const read = new TextDecoder(page).decode(new Uint8Array(bytes))
  return /^[\p{L}\p{M}\s.,'’-]+$/u.test(read) ? read : null
}

/** The same of a text that was read as another page of one byte a letter. */
function asUtf8Of(text: string, page: 'windows-1251' | 'windows-1257'): string | null {
  const letters = new TextDecoder(page).decode(Uint8Array.from({ length: 256 }, (_, byte) => byte))
  const bytes = [...text].map((sign) => letters.indexOf(sign))
  if (bytes.includes(-1)) return null
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(new Uint8Array(bytes))
  } catch {
    return null
  }
}

/** A text whose letters were the bytes of UTF-8; null where they are none. */
function asUtf8(text: string): string | null {
  const bytes = [...text].map((sign) => {
    const code = sign.codePointAt(0) ?? 0
    return code < 256 ? code : 128 + windows.indexOf(sign)
  })
  if (bytes.some((byte, index) => byte > 255 || (byte === 127 && text[index] !== '\u007f'))) return null
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(new Uint8Array(bytes))
  } catch {
    return null
  }
}
