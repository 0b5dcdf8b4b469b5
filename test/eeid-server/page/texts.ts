import type { Locale, Method } from '../service/model.ts'

/** Every word on the person's page in one language. */
export interface PageTexts {
  title: string
  reference: string
  reason: string
  method: string
  methods: Record<Method, string>
  asRequired: string
  asRequiredHint: string
  asRequiredButton: string
  somebodyElse: string
  person: string
  asPersonButton: string
  describe: string
  givenName: string
  familyName: string
  birthdate: string
  sub: string
  country: string
  idNumber: string
  documentNumber: string
  asDescribedButton: string
  giveUp: string
  giveUpHint: string
  unclear: string
  practice: string
  notices: Record<Notice, { title: string; text: string }>
}

/** Pages that only tell something. */
export type Notice = 'completed' | 'gave-up' | 'used' | 'expired' | 'unknown'

const METHODS_EN: Record<Method, string> = {
  ID_CARD: 'ID-card',
  MOBILE_ID: 'Mobile-ID',
  SMART_ID: 'Smart-ID',
  WEBAUTHN: 'Passkey (WebAuthn)',
  eIDAS: 'eIDAS',
  DOCUMENT: 'Identity document'
}

/** The page's words by language. */
export const TEXTS: Record<Locale, PageTexts> = {
  en: {
    title: 'Prove who you are',
    reference: 'Reference',
    reason: 'Reason',
    method: 'How do you authenticate?',
    methods: METHODS_EN,
    asRequired: 'As the person asked for',
    asRequiredHint: 'Gives what the claims of the request ask for.',
    asRequiredButton: 'Authenticate as required',
    somebodyElse: 'As somebody else',
    person: 'Test person',
    asPersonButton: 'Authenticate as this test person',
    describe: 'As a person of your own',
    givenName: 'Given name',
    familyName: 'Family name',
    birthdate: 'Date of birth (YYYY-MM-DD)',
    sub: 'Country code and personal code',
    country: 'Country (two letters)',
    idNumber: 'Id number on the document',
    documentNumber: 'Document number',
    asDescribedButton: 'Authenticate as described',
    giveUp: 'Give up',
    giveUpHint: 'Leave without authenticating. The link stays good.',
    unclear: 'Please fill in this field properly:',
    practice: 'Practice server: nobody is really identified here.',
    notices: {
      completed: { title: 'Thank you', text: 'You have been identified. You can close this page.' },
      'gave-up': { title: 'Not identified', text: 'You left before you were identified. You can use the link again.' },
      used: { title: 'This link has been used', text: 'The identification is already done. The link works only once.' },
      expired: { title: 'This link has expired', text: 'Ask the office that sent it for a new one.' },
      unknown: { title: 'This link is not known', text: 'Check that you have opened the whole address.' }
    }
  },
  et: {
    title: 'Tõenda oma isikut',
    reference: 'Viide',
    reason: 'Põhjus',
    method: 'Kuidas sa end tuvastad?',
    methods: {
      ...METHODS_EN,
      ID_CARD: 'ID-kaart',
      MOBILE_ID: 'Mobiil-ID',
      WEBAUTHN: 'Pääsuvõti (WebAuthn)',
      DOCUMENT: 'Isikut tõendav dokument'
    },
    asRequired: 'Isikuna, keda küsiti',
    asRequiredHint: 'Annab selle, mida päring küsib.',
    asRequiredButton: 'Tuvasta, nagu nõutud',
    somebodyElse: 'Kellegi teisena',
    person: 'Testisik',
    asPersonButton: 'Tuvasta selle testisikuna',
    describe: 'Enda kirjeldatud isikuna',
    givenName: 'Eesnimi',
    familyName: 'Perekonnanimi',
    birthdate: 'Sünnikuupäev (AAAA-KK-PP)',
    sub: 'Riigi kood ja isikukood',
    country: 'Riik (kaks tähte)',
    idNumber: 'Isikukood dokumendil',
    documentNumber: 'Dokumendi number',
    asDescribedButton: 'Tuvasta kirjeldatud isikuna',
    giveUp: 'Loobu',
    giveUpHint: 'Lahku end tuvastamata. Link jääb kehtima.',
    unclear: 'Palun täida see väli õigesti:',
    practice: 'Harjutusserver: siin ei tuvastata kedagi päriselt.',
    notices: {
      completed: { title: 'Aitäh', text: 'Sinu isik on tuvastatud. Võid lehe sulgeda.' },
      'gave-up': { title: 'Isik tuvastamata', text: 'Lahkusid enne tuvastamist. Linki saab uuesti kasutada.' },
      used: { title: 'See link on kasutatud', text: 'Isik on juba tuvastatud. Link kehtib ainult ühe korra.' },
      expired: { title: 'See link on aegunud', text: 'Küsi lingi saatnud asutuselt uus link.' },
      unknown: { title: 'Seda linki ei tunta', text: 'Vaata, kas avasid terve aadressi.' }
    }
  },
  ru: {
    title: 'Подтвердите свою личность',
    reference: 'Номер',
    reason: 'Причина',
    method: 'Каким способом?',
    methods: {
      ...METHODS_EN,
      ID_CARD: 'ID-карта',
      WEBAUTHN: 'Ключ доступа (WebAuthn)',
      DOCUMENT: 'Документ, удостоверяющий личность'
    },
    asRequired: 'Как запрошенное лицо',
    asRequiredHint: 'Даёт то, что спрашивает запрос.',
    asRequiredButton: 'Подтвердить, как требуется',
    somebodyElse: 'Как другое лицо',
    person: 'Тестовое лицо',
    asPersonButton: 'Подтвердить как это тестовое лицо',
    describe: 'Как описанное вами лицо',
    givenName: 'Имя',
    familyName: 'Фамилия',
    birthdate: 'Дата рождения (ГГГГ-ММ-ДД)',
    sub: 'Код страны и личный код',
    country: 'Страна (две буквы)',
    idNumber: 'Личный код на документе',
    documentNumber: 'Номер документа',
    asDescribedButton: 'Подтвердить как описанное лицо',
    giveUp: 'Отказаться',
    giveUpHint: 'Уйти без подтверждения. Ссылка останется в силе.',
    unclear: 'Пожалуйста, заполните это поле правильно:',
    practice: 'Учебный сервер: здесь никого по-настоящему не идентифицируют.',
    notices: {
      completed: { title: 'Спасибо', text: 'Ваша личность подтверждена. Страницу можно закрыть.' },
      'gave-up': {
        title: 'Личность не подтверждена',
        text: 'Вы ушли до подтверждения. Ссылкой можно воспользоваться снова.'
      },
      used: { title: 'Ссылка уже использована', text: 'Личность уже подтверждена. Ссылка действует один раз.' },
      expired: { title: 'Срок действия ссылки истёк', text: 'Попросите новую ссылку у учреждения, приславшего её.' },
      unknown: { title: 'Ссылка неизвестна', text: 'Проверьте, открыт ли адрес целиком.' }
    }
  }
}
