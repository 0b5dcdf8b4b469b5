/** Texts that stand in the place of a personal code, and what each has to become. A row more is a test more. */
import type { LooksLike } from '../../common/people/code/looks-like.ts'

/** What is right: the code that goes out; a question, with what is offered; or what it is told to look like. */
export type Right = string | { offered: readonly string[] } | { told: LooksLike; offered?: readonly string[] }

/** One text. `country`: that of its row, of the form or of the office, where there is one. */
export interface CodeCase {
  input: string
  country?: string
  right: Right
}

const code = (right: string, ...inputs: string[]): CodeCase[] => inputs.map((input) => ({ input, right }))
const inCountry = (country: string, right: Right, ...inputs: string[]): CodeCase[] =>
  inputs.map((input) => ({ input, country, right }))
const told = (looksLike: LooksLike, ...inputs: string[]): CodeCase[] =>
  inputs.flatMap((input) => [
    { input, right: { told: looksLike } },
    { input, country: 'EE', right: { told: looksLike } }
  ])

/** What is no code. */
const noCodes: CodeCase[] = [
  ...told('name', 'Mari Tamm', 'Liis Kask', 'Siim Kask', 'Kask, Liis', "Sean O'Connor", 'Анна Петрова', 'Eero', 'Ida'),
  ...told('name', 'Jüri Õunapuu-Šuslik', 'Lv', 'Αλέξανδρος'),
  ...told('email', 'mari.kask@example.ee', 'ee38001085718@eesti.ee'),
  ...told('nothing', 'NULL', 'N/A', '#N/A', 'puudub', '-', '0', '--', 'none', '–', '0.0', '#VALUE!', 'нет', 'nav', '?'),
  ...told('hashes', '########', '##'),
  ...told('phone', '+372 5123 4567', '0037251234567'),
  ...told('words', 'Pärnu mnt 5', 'Tamm 5', 'SI5Kask'),
  ...told('date', '1980-01-08', '08.01.1980', '1/8/1980', '12/31/1980', '19800108', '08011980'),
  ...told('company', '10294687', '40003009497', '0112038-9', '80012345'),
  ...told('signs', '380010\ufffd5718', '%%%')
]

/** The same by other countries, programs and habits. */
const otherNoCodes: CodeCase[] = [
  ...told('name', 'Ülle', 'O. Tamm', 'Tamm-Kask, Jaan', 'Bērziņa', 'ЛИЗА', 'IDEST', 'მარიამ', 'Nguyễn Văn'),
  ...told('email', 'tamm@firma', 'mailto:mari@x.ee', 'Mari <mari.kask@example.ee>'),
  ...told('nothing', 'not available', 'ei tea', 'tundmatu', 'без кода', 'nezināms', 'nežinomas', 'NaN', 'TRUE'),
  ...told('nothing', '(blank)', '(tühi)', '[null]', '<null>', '#ARV!', '#VIIDE!', '#NAME?', '#ЗНАЧ!', '#DIV/0!', '…'),
  ...told('phone', '+371 26123456', '+358 40 1234567', '00371 26123456'),
  ...told('words', 'tel 51234567', 'P<ESTTAMM<<MARI', 'Tallinn, Pärnu mnt 12-3'),
  ...told('date', '8 Jan 1980', '08-Jan-80', '8. jaanuar 1980', '8 января 1980 г.', '1980. gada 8. janvāris'),
  ...told('date', '1980/01/08', '1980.01.08', '08.01.1980 00:00', '1980-01-08T00:00:00Z', '08.01.80'),
  ...told('company', 'EE10294687', 'LV40003009497', 'FI0112038-9', 'NTREE-10001001', 'VATLV-40003009497', '10 294 687'),
  ...told('short', '29228', '12345', '123 456'),
  ...told('signs', '80.01.08', 'AB*0123456'),
  { input: '5123 4567', country: 'EE', right: { told: 'short' } }
]

/** What people and other systems put around a code. */
const wrapped: CodeCase[] = [
  ...code(
    'EE38001085718',
    'EE38001085718',
    ' ee38001085718 ',
    'EE 380 0108 5718',
    'EE-38001085718',
    'EE:38001085718',
    'ЕЕ38001085718',
    'ＥＥ３８００１０８５７１８',
    'PNOEE-38001085718',
    'EST38001085718',
    'EST 38001085718',
    'EE/EE/38001085718',
    'Eesti 38001085718',
    'Estonia: 38001085718',
    'Эстония 38001085718',
    'Isikukood: EE38001085718',
    'EE38001085718 (Mari)',
    'EE38001085718.',
    '"EE38001085718"',
    '«EE38001085718»',
    'ID EE38001085718'
  ),
  ...inCountry(
    'EE',
    'EE38001085718',
    '38001085718',
    'ID: 38001085718',
    'ID38001085718',
    'ID 38001085718',
    'Isikukood 38001085718',
    'isikukood38001085718',
    'Isikukood nr 38001085718',
    'Eesti 38001085718',
    '38001085718 (Mari)',
    'Личный код: 38001085718',
    'ik 38001085718',
    '№ 38001085718',
    '٣٨٠٠١٠٨٥٧١٨'
  ),
  ...inCountry('EE', 'EE50001010006', 'Isikukood 50001010006'),
  ...code('EE60001017869', 'EST60001017869'),
  ...code(
    'LV050405-10009',
    'LVA050405-10009',
    'PNOLV-050405-10009',
    'lv05040510009',
    'Läti 050405-10009',
    'LVA 05040510009'
  ),
  ...code('LT50001018865', 'LT/EE/50001018865', 'LTU50001018865', 'Lietuva 50001018865'),
  ...code('LT39901012239', 'PNOLT-39901012239'),
  ...code('ES54362315K', 'ES/EE/54362315K', 'ESP54362315K', 'ES 54362315-k'),
  ...code('FI131052-308T', 'FI/EE/131052-308T', 'FIN131052-308T', 'Suomi 131052-308T', 'fi 131052–308t'),
  ...code('NO15108695088', 'NO 151086-95088'),
  // A document's number may stand here: what is not known for sure stays as it is.
  ...code('EEAS0012345', 'EEAS0012345', 'EE AS0012345'),
  ...code('ESPAA123456', 'ESPAA123456'),
  ...code('DE12345678901', 'DE12345678901', 'DE/EE/12345678901'),
  ...inCountry('EE', 'EEK0123456', 'K0123456'),
  ...inCountry('EE', 'EEAB0123456', 'AB0123456'),
  ...inCountry('EE', 'LV050405-10009', 'LV050405-10009'),
  ...inCountry('LT', 'LT38001085718', '38001085718'),
  ...code('EE38001085718', '38001085718/EE', 'EE/EE/PNOEE-38001085718', 'EI:EE-38001085718'),
  ...code('EE38001085718', 'serialNumber=PNOEE-38001085718', 'SERIALNUMBER = PNOEE-38001085718', 'EE/38001085718'),
  ...code('EE38001085718', 'ee / lv / 38001085718', '[EE38001085718]', '(EE38001085718)'),
  ...inCountry(
    'EE',
    'EE38001085718',
    'isikukood=38001085718',
    'I.k. 38001085718',
    'i/k 38001085718',
    'i.k.: 38001085718',
    'л.к. 38001085718',
    '[38001085718]',
    '(38001085718)',
    '<38001085718>',
    '38001085718;',
    '38001085718 EE',
    '38001085718 (Eesti)',
    '38001085718 / 38001085718',
    'EE38001085718, 38001085718',
    '380-010-85718'
  ),
  ...inCountry('LV', 'LV050405-10009', 'p.k. 050405-10009', 'Personas kods: 05040510009'),
  ...inCountry('LT', 'LT39901012239', 'A.k. 39901012239', 'asmens kodas 39901012239'),
  ...inCountry('PL', 'PL02270803624', 'PESEL: 02270803624', 'PESEL 02270803624'),
  ...inCountry('RO', 'RO1800203701231', 'CNP 1800203701231'),
  ...code('PL02270803624', 'POL02270803624', 'PL/EE/02270803624', 'PL 022-708-03624'),
  ...code('ITRSSMRA80A01H501U', 'ITARSSMRA80A01H501U', 'IT/EE/RSSMRA80A01H501U', 'TINIT-RSSMRA80A01H501U'),
  ...code('BE85073003328', 'BE85.07.30-033.28', 'BEL85073003328', 'BE/EE/85073003328'),
  ...code('NO15108695088', 'NOR15108695088'),
  ...code('RO1800203701231', 'ROU1800203701231'),
  ...code('SE198001011234', 'SWE198001011234', 'SE/EE/198001011234'),
  ...code('CZ7103192745', 'CZ/EE/7103192745'),
  ...code('UA3184710691', 'UKR3184710691'),
  ...code('AT12345678', 'AUT 12345678'),
  ...code('EEK1234567', 'PASEE-K1234567', 'EE-K1234567'),
  ...inCountry('LV', 'LVLN1234567', 'LVLN1234567')
]

/** Where more than one may be meant, or the clerk has to look. */
const questions: CodeCase[] = [
  { input: '38001085718', right: { offered: ['EE38001085718', 'LT38001085718'] } },
  { input: '050405-10009', right: { offered: ['LV050405-10009'] } },
  { input: '05040510009', right: { offered: ['LV050405-10009'] } },
  { input: '05040510009', country: 'EE', right: { offered: ['LV050405-10009'] } },
  { input: '38001085718', country: 'LV', right: { offered: ['EE38001085718', 'LT38001085718'] } },
  { input: '38001085718', country: 'DE', right: { offered: ['EE38001085718', 'LT38001085718'] } },
  { input: 'AUT12345678', right: { offered: ['AT12345678', 'AUT12345678'] } },
  { input: 'AUT12345678', country: 'EE', right: { offered: ['AT12345678', 'AUT12345678'] } },
  { input: 'DEU12345', right: { offered: ['DE12345', 'DEU12345'] } },
  { input: 'CZE7103192745', right: { offered: ['CZ7103192745', 'CZE7103192745'] } },
  { input: 'KE0123456', country: 'EE', right: { offered: ['KE0123456', 'EEKE0123456'] } },
  { input: 'pk: 050405-10009', right: { offered: ['LV050405-10009'] } },
  { input: 'HETU: 131052-308T', right: { offered: ['FI131052-308T'] } },
  { input: 'PESEL 02270803624', right: { offered: ['PL02270803624'] } },
  { input: '50405-10009', country: 'LV', right: { offered: ['LV050405-10009'] } },
  { input: '504051 0009', country: 'LV', right: { offered: ['LV050405-10009'] } },
  ...['38001085718+60001019906', '38001085718 & 60001019906', '3800108571860001019906', '38001085718\t60001019906'].map(
    (input): CodeCase => ({
      input,
      country: 'EE',
      right: { told: 'twoCodes', offered: ['EE38001085718', 'EE60001019906'] }
    })
  ),
  ...['38001085718EE', 'X38001085718', 'Isikukood(38001085718)', 'TAMM,MARI,38001085718', '38001085718 - Mari'].map(
    (input): CodeCase => ({ input, country: 'EE', right: { told: 'words', offered: ['EE38001085718'] } })
  ),
  ...[
    '38001085718 / 60001019906',
    '38001085718;60001019906',
    '38001085718 60001019906',
    '38001085718 ja 60001019906'
  ].map(
    (input): CodeCase => ({
      input,
      country: 'EE',
      right: { told: 'twoCodes', offered: ['EE38001085718', 'EE60001019906'] }
    })
  ),
  { input: 'EE38001085718 LV050405-10009', right: { told: 'twoCodes', offered: ['EE38001085718', 'LV050405-10009'] } },
  { input: 'Mari Tamm 38001085718', country: 'EE', right: { told: 'words', offered: ['EE38001085718'] } },
  { input: '38001085718 Mari Tamm', country: 'EE', right: { told: 'words', offered: ['EE38001085718'] } }
]

/** Marks that nobody sees, in any place. */
const marks = [
  '\u200e',
  '\u200b',
  '\u202a',
  '\u202e',
  '\u2066',
  '\u2069',
  '\ufeff',
  '\u00ad',
  '\u0080',
  '\u009f',
  '\u0085'
]
const hidden: CodeCase[] = marks.flatMap((mark) =>
  code('EE38001085718', `${mark}EE38001085718`, `EE38001085718${mark}`, `E${mark}E3800${mark}1085718`)
)

/** What spreadsheets do to a code. */
const spreadsheets: CodeCase[] = [
  ...inCountry(
    'EE',
    'EE38001085718',
    "'38001085718",
    '="38001085718"',
    '=T("38001085718")',
    '38001085718.0',
    '38001085718,00',
    '38 001 085 718,00',
    '38\u00a0001\u00a0085\u00a0718',
    '38\u202f001\u202f085\u202f718,00',
    '38,001,085,718.00',
    "38'001'085'718",
    '38.001.085.718,00',
    '’38001085718'
  ),
  ...code('EE38001085718', "'EE38001085718", '="EE38001085718"'),
  ...told('shortened', '3,8001E+10', '3.80011E+10', '3.8E10', '3,80010857E+10'),
  { input: '5040510009', country: 'LV', right: { offered: ['LV050405-10009'] } },
  { input: '2270803624', country: 'PL', right: { offered: ['PL02270803624'] } },
  { input: '1020100133', country: 'BE', right: { offered: ['BE01020100133'] } },
  { input: '5040400042', country: 'BE', right: { offered: ['BE05040400042'] } },
  { input: '3800108571', country: 'EE', right: 'EE3800108571' },
  ...inCountry(
    'EE',
    'EE38001085718',
    '38001085718,0',
    '38001085718.',
    '38001085718,00 €',
    '38 001 085 718 €',
    '=38001085718',
    '=“38001085718”',
    '=""38001085718""',
    "''38001085718",
    '`38001085718',
    '38.001.085.718',
    '3 8001 085718'
  ),
  ...told('shortened', '3.8001E10', '3.80011e+010', '3,80011Е+10', '3.80011×10^10', '38E+9', '-3,8E+10')
]

/** How each country's people write theirs. */
const byCountry: CodeCase[] = [
  // Finland, signs of the century since 2023 (dvv.fi, test numbers).
  ...inCountry('FI', 'FI010594Y9032', '010594Y9032', '010594y9032', '010594 Y9032', 'HETU 010594Y9032'),
  ...code('FI020594X903P', 'FI020594X903P', 'FIN 020594X903P', 'fi/ee/020594x903p'),
  ...code('FI030516D9037', 'Suomi: 030516D9037', 'PNOFI-030516D9037'),
  ...inCountry('FI', 'FI131052-308T', '13.10.52-308T', '131052 − 308T', '131052‐308t'),
  { input: '010501E9032', right: { offered: ['FI010501E9032'] } },
  // Latvia, codes without a date.
  ...inCountry('LV', 'LV320000-12345', '32000012345', '320 000 12345', '32.00.00-12345', '320000–12345'),
  { input: '323456 78901', country: 'EE', right: { offered: ['LV323456-78901'] } },
  ...code('LT33309240064', 'LTU 33309240064', 'Lietuva, 33309240064', '(LT) 33309240064', '33309240064 (Lietuva)'),
  ...inCountry('PL', 'PL44051401359', '44051401359', '440514-01359', '440514 01359', 'PESEL: 44051401359'),
  ...inCountry('BE', 'BE17073003384', '17.07.30-033.84', '17 07 30 033 84', '170730-033-84'),
  ...inCountry('BG', 'BG7523169263', '7523169263', '752316 9263', 'ЕГН: 7523169263', 'EGN 7523169263'),
  ...inCountry('RO', 'RO1800101221144', '1 800101 221144', '1800101221144.'),
  ...inCountry('HR', 'HR33392005961', '33392005961', 'OIB: 33392005961', 'HR 33392005961'),
  ...inCountry('NO', 'NO01010750160', '010107 50160', 'Fødselsnummer 01010750160'),
  ...inCountry('IS', 'IS1201743399', '120174-3399', 'Kennitala: 120174-3399'),
  ...inCountry('ES', 'ES54362315K', '54.362.315-K', 'DNI: 54362315-K', 'es54362315k'),
  ...inCountry('ES', 'ESX2482300W', 'X-2482300-W', 'NIE X2482300W', 'x2482300w'),
  ...inCountry(
    'IT',
    'ITRSSMRA80A01H501U',
    'rss mra 80a01 h501u',
    'ITA RSSMRA80A01H501U',
    'Codice fiscale: RSSMRA80A01H501U'
  ),
  // An Italian one with a wrong last letter is none of Serbia.
  ...inCountry('IT', { offered: ['ITRSSMRA80A01H501X', 'RSSMRA80A01H501X'] }, 'RSSMRA80A01H501X'),
  { input: 'RSSMRA80A01H501X', right: { offered: ['ITRSSMRA80A01H501X', 'RSSMRA80A01H501X'] } },
  // Sweden: eeID has twelve digits; the sign tells the century, and 60 is added to the day of whoever lives abroad.
  ...inCountry('SE', 'SE198112289874', '811228-9874', '19811228-9874', '198112289874', 'Personnummer: 811228-9874'),
  ...inCountry('SE', 'SE188112289874', '811228+9874'),
  ...inCountry('SE', 'SE197010632391', '701063-2391'),
  { input: '811228-9874', right: { offered: ['SE198112289874'] } },
  { input: '811228-9874', country: 'EE', right: 'EE811228-9874' },
  // Czechia and Slovakia: a slash that eeID has not.
  ...code('CZ7103192745', 'CZ710319/2745', 'CZE 710319/2745', 'Rodné číslo: CZ 710319/2745'),
  ...inCountry('SK', 'SK7103192745', '710319/2745', 'SK 710319/2745'),
  { input: '710319/2745', right: { offered: ['CZ7103192745', 'SK7103192745'] } },
  // The country that is told counts, where another one's rule fits by chance.
  ...inCountry('DK', 'DK010180-1234', '010180-1234'),
  ...inCountry('UA', 'UA3184710691', '3184710691'),
  ...inCountry('NL', 'NL111222333', '111222333'),
  ...inCountry('PT', 'PT000000000ZZ4', '00000000 0 ZZ4'),
  ...inCountry('HU', 'HU33392005961', '33392005961'),
  { input: '33392005961', right: { offered: ['HR33392005961'] } },
  // A number of the document of the country that is told, whose letters are another country's.
  { input: 'ARE123456', country: 'PL', right: { offered: ['AE123456', 'ARE123456', 'PLARE123456'] } },
  { input: 'PE123456C', country: 'GB', right: { offered: ['PE123456C', 'GBPE123456C'] } }
]

/** The country beside its number, with other signs between; and what a list has in front of it. */
const beside: CodeCase[] = [
  ...code(
    'EE38001085718',
    '(EE) 38001085718',
    '[EE]38001085718',
    'EE|38001085718',
    'EE_38001085718',
    'EE#38001085718',
    'EE=38001085718',
    'EE, 38001085718',
    'EE; 38001085718',
    'EE EE38001085718',
    'EE, EE38001085718',
    'EE38001085718, EE',
    '38001085718.EE',
    '38001085718_EE',
    'PNOEE38001085718',
    '‹EE38001085718›',
    '* EE38001085718',
    '• EE38001085718',
    '1) EE38001085718',
    '**EE38001085718**'
  ),
  ...inCountry(
    'EE',
    'EE38001085718',
    'ID-kood 38001085718',
    'ID-code: 38001085718',
    'is. kood 38001085718',
    'и/к 38001085718',
    '‹38001085718›',
    '1. 38001085718',
    '*38001085718*',
    '\u061c38001085718',
    '38001\u034f085718',
    '38001085718\u2063',
    '𝟑𝟖𝟎𝟎𝟏𝟎𝟖𝟓𝟕𝟏𝟖',
    '३८००१०८५७१८',
    '③⑧⓪⓪①⓪⑧⑤⑦①⑧'
  )
]

/** Letters in the place of digits, as a scanner reads them: offered, and never taken for the number of a document. */
const misread: CodeCase[] = [
  ...['38OO1O85718', '3800I085718', '3800108571B', '380010857l8', 'EE38001O85718', 'EST3800I085718'].map(
    (input): CodeCase => ({ input, country: 'EE', right: { told: 'misread', offered: ['EE38001085718'] } })
  ),
  { input: 'EE380010B5718', right: { told: 'misread', offered: ['EE38001085718'] } },
  { input: 'LVO50405-1OOO9', right: { told: 'misread', offered: ['LV050405-10009'] } },
  { input: 'FI131O52-3O8T', right: { told: 'misread', offered: ['FI131052-308T'] } },
  { input: 'PL440514O1359', right: { told: 'misread', offered: ['PL44051401359'] } },
  { input: 'RSSMRA80A01H5O1U', country: 'IT', right: { told: 'misread', offered: ['ITRSSMRA80A01H501U'] } },
  { input: 'ES5436231SK', right: { told: 'misread', offered: ['ES54362315K'] } },
  // Nothing fits, and yet it is no document's number: Estonian codes are digits.
  ...told('misread', 'EE3800A085718')
]

/** Every text. */
export const codeCases: readonly CodeCase[] = [
  ...byCountry,
  ...beside,
  ...misread,
  ...noCodes,
  ...otherNoCodes,
  ...wrapped,
  ...questions,
  ...hidden,
  ...spreadsheets
]
