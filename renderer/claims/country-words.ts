/** What people here call countries besides their codes and the names of `Intl.DisplayNames`; small letters, no marks. */
export const otherNames: Readonly<Record<string, readonly string[]>> = {
  AE: ['оаэ', 'эмираты'],
  BY: ['белоруссия'],
  CI: ['ivory coast'],
  CZ: ['czech republic', 'чешская республика'],
  GB: ['uk', 'great britain', 'england', 'scotland', 'suurbritannia', 'inglismaa', 'англия', 'шотландия'],
  // As European offices abbreviate it.
  GR: ['el'],
  KG: ['kirgiisia', 'кыргызстан'],
  KR: ['южная корея', 'republic of korea'],
  MD: ['молдавия'],
  MK: ['macedonia', 'makedoonia', 'македония'],
  MM: ['burma', 'birma', 'бирма'],
  NL: ['holland', 'голландия'],
  RU: ['russian federation', 'vene foderatsioon', 'российская федерация'],
  TM: ['туркмения'],
  TR: ['turkey'],
  US: ['america', 'united states of america', 'ameerika', 'америка', 'сша', 'соединенные штаты америки'],
  VN: ['viet nam']
}
