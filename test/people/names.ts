/**
 * Names as they were asked for and as they came, with what is true of them. Each row stands for a kind: a new one is a row
 * more. `rule`: the public rule that it is taken from.
 */
import type { DifferenceReason } from '../../common/words/outcomes.ts'

/** One pair of names. */
export type NamePair = readonly [required: string, received: string, why: DifferenceReason, rule: string]

export const namePairs: readonly NamePair[] = [
  // Cyrillic, by the resolution or order of each country.
  ['Юлія Ковальчук', 'YULIIA KOVALCHUK', 'transliteration', 'Ukraine, resolution 55 of 2010'],
  ['Євген Згурський', 'YEVHEN ZGHURSKYI', 'transliteration', 'Ukraine, resolution 55 of 2010: є at the beginning, зг'],
  ['Їжакевич Йосип', 'YIZHAKEVYCH YOSYP', 'transliteration', 'Ukraine, resolution 55 of 2010: ї, й at the beginning'],
  ['Знам’янська Софія', 'ZNAMIANSKA SOFIIA', 'transliteration', 'Ukraine, resolution 55 of 2010: я within, apostrophe'],
  [
    'Андрій Гаєвич-Яцків',
    'ANDRII HAIEVYCH-YATSKIV',
    'transliteration',
    'Ukraine, resolution 55 of 2010: behind a hyphen'
  ],
  ['Галина Ґалаґан', 'HALYNA GALAGAN', 'transliteration', 'Ukraine, resolution 55 of 2010: г, ґ'],
  ['Юлия Щеглова', 'YULIYA SHCHEGLOVA', 'transliteration', 'Russia, order 310 of 1997'],
  ['Гайа Васильева', 'GAYA VASILYEVA', 'transliteration', 'Russia, order 310 of 1997: ье'],
  ['Юлия Щеглова', 'IOULIIA CHTCHEGLOVA', 'transliteration', 'Russia, order 310 of 1997: French'],
  ['Юлия Цветкова', 'IULIIA TCVETKOVA', 'transliteration', 'Russia, order 26 of 2010 (GOST R 52535.1): ц'],
  ['Пётр Подъячев', 'PETR PODIEIACHEV', 'transliteration', 'Russia, order 320 of 2012 (ICAO 9303-3): ъ'],
  ['Юлия Цветкова', 'IULIIA TSVETKOVA', 'transliteration', 'Russia, order 320 of 2012 (ICAO 9303-3)'],
  ['Сяргей Ёршаў', 'SIARHEI IORSHAU', 'transliteration', 'Belarus, passports (ICAO 9303-3)'],
  ['Янка Ваўчок', 'JANKA VAUCOK', 'transliteration', 'Belarus, instruction of 2000'],
  ['Мария Щърбакова', 'MARIA SHTARBAKOVA', 'transliteration', 'Bulgaria, law of 2009: щ, ъ, -ия'],
  ['Кирил Цонев', 'KIRIL TSONEV', 'transliteration', 'Bulgaria, law of 2009'],
  ['Ђорђе Љубичић', 'ĐORĐE LJUBIČIĆ', 'transliteration', 'Serbia, Latin letters of Serbian'],
  ['Ђорђе Љубичић', 'DJORDJE LJUBICIC', 'transliteration', 'Serbia, Latin letters without marks'],
  ['Љупчо Ѓорѓиев', 'LJUPCHO GJORGJIEV', 'transliteration', 'North Macedonia, ICAO 9303-3'],
  ['Юрий Королёв', 'JURI KOROLJOV', 'transliteration', 'Estonia, regulation of 1996'],
  ['Евгения Хромова', 'JEVGEŅIJA HROMOVA', 'transliteration', 'Latvia, regulation 114 of 2004'],
  ['Juri Ivanov', 'JURIJS IVANOVS', 'latvian', 'Latvia, regulation 114 of 2004: endings'],
  ['Сергей Кузнецов', 'SERGEJS KUZŅECOVS', 'latvian', 'Latvia, regulation 114 of 2004: endings'],
  ['Sean Hughes', 'ŠONS HJŪZS', 'untellable', 'Latvia, regulation 114 of 2004: by sound'],
  ['Ксения Чжан', 'XENIA ZHANG', 'untellable', 'two spellings of a Chinese name'],
  // Other alphabets.
  ['Αλέξανδρος Παπαδόπουλος', 'ALEXANDROS PAPADOPOULOS', 'transliteration', 'Greece, ELOT 743'],
  ['Ευάγγελος Μπακογιάννης', 'EVANGELOS BAKOGIANNIS', 'transliteration', 'Greece, ELOT 743: ευ, γγ, μπ'],
  ['Παύλος Ζαΐμης', 'PAVLOS ZAIMIS', 'transliteration', 'Greece, ELOT 743: αυ, diaeresis'],
  ['Ναυσικά Αγγελοπούλου', 'NAFSIKA ANGELOPOULOU', 'transliteration', 'Greece, ELOT 743: αυ before σ'],
  ['გიორგი ბერიძე', 'GIORGI BERIDZE', 'transliteration', 'Georgia, national system of 2002'],
  ['ნინო ჭავჭავაძე', 'NINO CHAVCHAVADZE', 'transliteration', 'Georgia, national system of 2002'],
  ['Գրիգոր Եղիազարյան', 'GRIGOR YEGHIAZARYAN', 'transliteration', 'Armenia, BGN/PCGN 1981'],
  ['Քրիստինե Ոսկանյան', 'QRISTINE VOSKANYAN', 'transliteration', 'Armenia, passports: ք'],
  ['王 伟', 'WANG WEI', 'twoAlphabets', 'no rule known'],
  ['משה כהן', 'MOSHE COHEN', 'twoAlphabets', 'no rule known'],
  ['محمد علي', 'МУХАММАД АЛИ', 'twoAlphabets', 'no rule known'],
  // Latin letters with marks, and without.
  ['Guenther Mueller', 'GUNTHER MULLER', 'marksTwoWays', 'ICAO 9303-3, section 6 A: UE or U'],
  ['Soeren Moeller', 'SOREN MOLLER', 'marksTwoWays', 'ICAO 9303-3, section 6 A: OE or O'],
  ['Guenther Möller', 'GUNTHER MOELLER', 'marksTwoWays', 'both ways in one name'],
  ['Joerg Mueller', 'JÖRG MÜLLER', 'transliteration', 'ICAO 9303-3, section 6 A'],
  ['Gudrun Thordardottir', 'GUÐRÚN ÞÓRÐARDÓTTIR', 'diacritics', 'ICAO 9303-3, section 6 A: D, TH'],
  ['Michael Kask', 'MICHAL KASK', 'oneLetter', 'no mark: two names'],
  ['Samuel Bauer', 'SAMUL BAUER', 'oneLetter', 'no mark'],
  ['Hanna Bauer', 'HANNA BAUR', 'oneLetter', 'no mark behind a vowel'],
  // Signs that look alike, and initials.
  ['Рeeter Kask', 'PEETER KASK', 'otherAlphabet', 'a Cyrillic first letter'],
  ['Anna Kаsk', 'ANNA KASK', 'otherAlphabet', 'a Cyrillic letter within'],
  ['Mari L. Kask', 'MARI LIIS KASK', 'initial', 'an initial stands for a name'],
  ['Mari Liis Kask', 'MARI L KASK', 'initial', 'an initial stands for a name'],
  ['M. Kask', 'MARI KASK', 'initial', 'an initial stands for a name'],
  ['M. K.', 'MARI KASK', 'untellable', 'too little to go by'],
  ['Mari O’Connor', 'MARI OʼCONNOR', 'diacritics', 'one kind of apostrophe'],
  ['Mari‑Liis Kask', 'MARI-LIIS KASK', 'writing', 'one kind of hyphen'],
  ['Mari Tamm', 'OK TESTNUMBER', 'untellable', 'a name alone tells nobody apart'],
  ['Mari Tamm', 'MARI MAASIKAS', 'unknown', 'a part of the name differs']
]
