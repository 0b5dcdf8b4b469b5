/** What the clerk of each language types while the pictures are made, so that no picture has two languages. */
import type { Language } from '../../common/words/languages.ts'

/** The clerk's own words. `rejected`: why somebody was; `rows`: what is pasted as a list, its head first. */
export type Typed = {
  service: string
  reason: string
  rejected: string
  rows: readonly string[]
}

const people = [
  'EE38001085718;Jaak-Kristjan Jõeorg;08.01.1980;A-2041',
  'EE60001019906;Mary Änn O’Connež-Šuslik Testnumber;01.01.2000;A-2042',
  'EE47101010033;Mari-Liis Männik;01.01.1971;A-2043',
  'EE30303039914;Ok Testnumber;31.02.1903;A-2044',
  ';Märtha Åkesson;13.10.1952;A-2045',
  'EE39901012239;Õnnela-Ülle Testnumber;01.01.1999;A-2046'
]

/** By language. */
export const typedIn: Readonly<Record<Language, Typed>> = {
  en: {
    service: 'Front desk',
    reason: 'Opening an account',
    rejected: 'Somebody else followed the link.',
    rows: ['Personal code;Full name;Date of birth;Reference', ...people]
  },
  et: {
    service: 'Vastuvõtt',
    reason: 'Konto avamine',
    rejected: 'Linki kasutas teine isik.',
    rows: ['Isikukood;Täisnimi;Sünniaeg;Viitenumber', ...people]
  },
  ru: {
    service: 'Приёмная',
    reason: 'Открытие счёта',
    rejected: 'Ссылкой воспользовался другой человек.',
    rows: ['Личный код;Имя и фамилия;Дата рождения;Номер запроса', ...people]
  }
}
