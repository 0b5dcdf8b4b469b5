/** Names some of whose letters were lost: read in a wrong code page, or written by a program that knew no better. */

/** A name with lost letters; `repair` is how it was written, where that can be reckoned back. */
export interface LostLetters {
  repair: string | null
}

// What programs put in the place of a letter that they do not know.
const replaced = /\uFFFD|\?{2,}|(?<=\p{L})\?|\?(?=\p{L})/u

// Signs that no name has within a word, and that other code pages have where letters stand.
const strange =
  /(?<=\p{L})[›‹¤¦§©®¶•†‡‰™°±×÷¢£¥€¿¡«»„“”‚…¬¨¸¹²³¼½¾\u2500-\u259f\u2200-\u22ff](?=\p{L})|[¤¦§©®¶•†‡‰™°±×÷¢£¥€¿¡¬\u2500-\u259f\u2200-\u22ff](?=\p{L})|(?<=\p{L})[¤¦§®¶†‡‰°±×÷¢£¥€¿¡¬¼½¾\u2500-\u259f\u2200-\u22ff]/u

// UTF-8 read as a page of one byte a letter: a leading byte's letter, then one of those of the bytes behind it.
const doubled = /[ÂÃÄÅÆÐÑĆĀĂÐŠаРС][\u0080-\u00bf\u0152-\u0192\u02c6\u02dc\u2013-\u2122]/u

/** What stands at 0x80 to 0x9F in Windows-1252; U+FFFD where nothing does. */
const windows = '€\ufffd‚ƒ„…†‡ˆ‰Š‹Œ\ufffdŽ\ufffd\ufffd‘’“”•–—˜™š›œ\ufffdžŸ'

/** What of a name is lost, as far as its signs tell; null where it is whole. Every script is whole. */
export function lostLetters(name: string): LostLetters | null {
  const repair = doubled.test(name) ? asUtf8(name) : null
  return repair !== null || replaced.test(name) || strange.test(name) ? { repair } : null
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
