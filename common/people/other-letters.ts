/** Greek, Georgian and Armenian names in Latin letters, by the public rule of each country. Texts in capitals. */
import { replaced } from './latin-letters.ts'

type Letters = Readonly<Record<string, string>>

const greek: Letters = {
  ...{ Α: 'A', Β: 'V', Γ: 'G', Δ: 'D', Ε: 'E', Ζ: 'Z', Η: 'I', Θ: 'TH', Ι: 'I', Κ: 'K', Λ: 'L', Μ: 'M', Ν: 'N' },
  ...{ Ξ: 'X', Ο: 'O', Π: 'P', Ρ: 'R', Σ: 'S', Τ: 'T', Υ: 'Y', Φ: 'F', Χ: 'CH', Ψ: 'PS', Ω: 'O' }
}

/** ELOT 743 (ISO 843, transcription): ου, αυ, ευ, ηυ, γγ, γξ, γχ, and μπ at either end of a word. */
export function greekInLatin(capitals: string): string[] {
  const plain = capitals
    .normalize('NFD')
    // A tonos on the first vowel, and a diaeresis on the second, say that the two are read apart.
    .replaceAll(/([ΑΕΗΟ])\u0301Υ/g, '$1Y')
    .replaceAll(/Υ\u0301?\u0308/g, 'Y')
    .replaceAll(/\p{M}/gu, '')
  const written = plain
    .replaceAll('ΟΥ', 'OU')
    .replaceAll(/([ΑΕΗ])Υ(?=[ΘΚΞΠΣΤΦΧΨ]|\P{L}|$)/gu, '$1F')
    .replaceAll(/([ΑΕΗ])Υ/g, '$1V')
    .replaceAll(/Γ(?=[ΓΞΧ])/g, 'N')
    .replaceAll(/(?<!\p{L})ΜΠ|ΜΠ(?!\p{L})/gu, 'B')
  return [replaced(written, greek)]
}

// The national system of Georgia of 2002, without the apostrophes that its passports leave out.
const georgian: Letters = {
  ...{ ა: 'A', ბ: 'B', გ: 'G', დ: 'D', ე: 'E', ვ: 'V', ზ: 'Z', თ: 'T', ი: 'I', კ: 'K', ლ: 'L', მ: 'M', ნ: 'N' },
  ...{ ო: 'O', პ: 'P', ჟ: 'ZH', რ: 'R', ს: 'S', ტ: 'T', უ: 'U', ფ: 'P', ქ: 'K', ღ: 'GH', ყ: 'Q', შ: 'SH', ჩ: 'CH' },
  ...{ ც: 'TS', ძ: 'DZ', წ: 'TS', ჭ: 'CH', ხ: 'KH', ჯ: 'J', ჰ: 'H' }
}

/** Georgian; in capitals its letters are others, which mean the same. */
export const georgianInLatin = (capitals: string): string[] => [
  replaced(capitals.toLowerCase(), georgian).toUpperCase()
]

const armenian: Letters = {
  ...{ Ա: 'A', Բ: 'B', Գ: 'G', Դ: 'D', Ե: 'E', Զ: 'Z', Է: 'E', Ը: 'Y', Թ: 'T', Ժ: 'ZH', Ի: 'I', Լ: 'L', Խ: 'KH' },
  ...{ Ծ: 'TS', Կ: 'K', Հ: 'H', Ձ: 'DZ', Ղ: 'GH', Ճ: 'CH', Մ: 'M', Յ: 'Y', Ն: 'N', Շ: 'SH', Ո: 'O', Չ: 'CH', Պ: 'P' },
  ...{ Ջ: 'J', Ռ: 'R', Ս: 'S', Վ: 'V', Տ: 'T', Ր: 'R', Ց: 'TS', Ւ: 'V', Փ: 'P', Ք: 'K', Օ: 'O', Ֆ: 'F' }
}

/** Armenian by BGN/PCGN 1981 without its apostrophes, and with Q for Ք as passports of Armenia write it. */
export function armenianInLatin(capitals: string): string[] {
  const begun = capitals
    .replaceAll('ՈՒ', 'U')
    .replaceAll(/(?<!\p{L})Ե/gu, 'YE')
    .replaceAll(/(?<!\p{L})Ո(?!Վ)/gu, 'VO')
  return [replaced(begun, armenian), replaced(begun, { ...armenian, Ք: 'Q' })]
}
