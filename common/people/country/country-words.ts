/** What people here call countries besides their codes and the names of `Intl.DisplayNames`; small letters, no marks. */
export const otherNames: Readonly<Record<string, readonly string[]>> = {
  AE: ['оаэ', 'эмираты'],
  BG: ['republika balgariya'],
  BO: ['plurinational state of bolivia'],
  BY: ['белоруссия', 'республика беларусь'],
  CH: ['schweizerische eidgenossenschaft', 'swiss confederation', 'confoederatio helvetica'],
  CI: ['ivory coast'],
  CN: ["people's republic of china", 'кнр'],
  CZ: ['ceska republika', 'czech republic', 'чешская республика'],
  GB: [
    'uk',
    'great britain',
    'england',
    'scotland',
    'suurbritannia',
    'inglismaa',
    'англия',
    'шотландия',
    'wales',
    'northern ireland'
  ],
  // As European offices abbreviate it.
  GR: ['el', 'hellas', 'hellenic republic', 'ελληνικη δημοκρατια'],
  GE: ['sakartvelo'],
  AM: ['hayastan'],
  DE: ['saksamaa liitvabariik', 'фрг', 'ger'],
  EE: ['igaunija', 'estija', 'viro', 'эстонская республика', 'republika estonska'],
  ES: ['reino de espana'],
  FI: ['suomen tasavalta', 'финляндская республика'],
  FR: ['french republic', 'republique francaise'],
  KG: ['kirgiisia', 'кыргызстан'],
  KR: ['южная корея', 'republic of korea'],
  IT: ['repubblica italiana'],
  LT: ['литовская республика', 'lietuvos respublika', 'lietuva', 'lietuvas republika', 'liettua'],
  LV: ['латвийская республика', 'latvijas republika', 'latvija', 'latvia', 'lotwa'],
  MD: ['молдавия'],
  MK: ['македонија', 'severna makedonija', 'macedonia', 'makedoonia', 'македония'],
  MM: ['burma', 'birma', 'бирма'],
  NL: ['holland', 'голландия'],
  RU: ['рф', 'rf', 'russian federation', 'vene foderatsioon', 'venemaa foderatsioon', 'vene', 'российская федерация'],
  TM: ['туркмения'],
  SK: ['slovak republic', 'slovenska republika'],
  SZ: ['swaziland'],
  TR: ['turkey', 'turkiye cumhuriyeti'],
  US: ['america', 'united states of america', 'ameerika', 'америка', 'сша', 'соединенные штаты америки'],
  VA: ['holy see'],
  VN: ['viet nam']
}

/** In which languages a country calls itself; those of the interface are known anyway. */
export const ownLanguages: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  (
    'AD:ca AL:sq AM:hy AT:de AZ:az BA:bs BE:nl,fr,de BG:bg BR:pt BY:be CH:de,fr,it CN:zh CY:el,tr CZ:cs DE:de DK:da ' +
    'EE:et EG:ar ES:es FI:fi,sv FR:fr GE:ka GR:el HR:hr HU:hu IE:ga IL:he IN:hi IQ:ar IR:fa IS:is IT:it JP:ja KG:ky ' +
    'KR:ko KZ:kk LI:de LT:lt LU:lb,fr,de LV:lv MC:fr MD:ro ME:sr-Latn MK:mk MN:mn MT:mt MX:es NL:nl NO:nb,nn PL:pl PT:pt ' +
    'RO:ro RS:sr,sr-Latn SE:sv SI:sl SK:sk SM:it SY:ar TH:th TJ:tg TM:tk TR:tr UA:uk UZ:uz VA:it VN:vi'
  )
    .split(' ')
    .map((entry) => [entry.slice(0, 2), entry.slice(3).split(',')])
)

/** Codes of passports that are not ISO 3166's and mean one of its countries (ICAO Doc 9303-3, section 5). */
export const passportCodes: Readonly<Record<string, string>> = {
  D: 'DE',
  ...{ GBD: 'GB', GBN: 'GB', GBO: 'GB', GBP: 'GB', GBS: 'GB' }
}

/** Words that say what kind of state it is and not which; small letters, no marks. */
export const stateWords: ReadonlySet<string> = new Set(
  (
    'the republic of state federal islamic united kingdom principality vabariik kuningriik riik respublika republika republica republik ' +
    'republique repubblica rzeczpospolita tasavalta bundesrepublik konungariket kongeriget kongeriket koninkrijk ' +
    'королевство республика республіка рэспубліка република држава'
  ).split(' ')
)
