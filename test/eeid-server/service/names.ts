/** Given names for people nobody has named. */
export const GIVEN_NAMES: readonly string[] = [
  'ANNA',
  'ÕIE',
  'JÜRI',
  'ŽANNA',
  'MÄRT',
  'KÜLLI',
  'ŠARLOTTE',
  'JAAN',
  'LIIS',
  'ROBERT',
  'TÕNU',
  'PILLE-RIIN'
]

/** Family names for people nobody has named. */
export const FAMILY_NAMES: readonly string[] = [
  'TAMM',
  'SAAR',
  'MÄGI',
  'KÕIV',
  'ÕUNAPUU',
  'KUZNETŠOV',
  'PÄRN',
  'SEPP',
  'LEPIK',
  'ŽUKOVA',
  'RÜÜTEL',
  'OJA-ILVES'
]
