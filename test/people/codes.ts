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
  ...inCountry('LT', 'LT38001085718', '38001085718')
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
  { input: '3800108571', country: 'EE', right: 'EE3800108571' }
]

/** Every text. */
export const codeCases: readonly CodeCase[] = [...noCodes, ...wrapped, ...questions, ...hidden, ...spreadsheets]
