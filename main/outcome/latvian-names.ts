/** Names as Latvian writes them: by their sound, and with an ending of its own (Cabinet regulation No 114 of 2004). */

/** The letters of one sound, as others write it, and as Latvian does once its marks are left out. */
const sounds: readonly (readonly [RegExp, string])[] = [
  [/SHCH|SCH/g, 'SC'],
  [/TCH|TS|CZ|CH/g, 'C'],
  [/SH/g, 'S'],
  [/ZH/g, 'Z'],
  [/KH/g, 'H'],
  [/X/g, 'KS'],
  [/W/g, 'V'],
  [/[YJ]/g, 'I'],
  [/IE/g, 'E'],
  [/(.)\1+/g, '$1']
]

const bySound = (name: string): string =>
  sounds.reduce((text, [letters, sound]) => text.replaceAll(letters, sound), name)

// Of men's names: -s, -is, -us. Women's names and those that end in -o or -u stay.
const endings = ['S', 'IS', 'US']

/**
 * Whether one name is the other as Latvian writes it, part by part; at least one part has an ending. Parts are unmarked
 * and in capitals. It may be another name all the same, as Peters beside Peter.
 */
export function isLatvianSpelling(asked: readonly string[], told: readonly string[]): boolean {
  if (asked.length !== told.length || asked.length < 2) return false
  return isWithEndings(asked, told) || isWithEndings(told, asked)
}

function isWithEndings(plain: readonly string[], latvian: readonly string[]): boolean {
  const pairs = plain.map((part, index) => [bySound(part), bySound(latvian[index] ?? '')] as const)
  const isEnded = ([part, other]: readonly [string, string]) => endings.some((ending) => other === `${part}${ending}`)
  return pairs.some(isEnded) && pairs.every((pair) => pair[0] === pair[1] || isEnded(pair))
}
