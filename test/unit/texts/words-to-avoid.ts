/** Words that say something else, or that nobody says, by language. docs/glossary.md has those to take. */
import type { LanguageName } from './catalogue.ts'

/** A word or phrase in all its forms, and why it is not said. */
export type WordToAvoid = { form: RegExp; why: string }

// "\\b" knows no letters but English ones.
function word(forms: string): RegExp {
  return new RegExp(`(?<!\\p{L})(?:${forms})(?!\\p{L})`, 'iu')
}

/** What is not said in each language. */
export const wordsToAvoid: Readonly<Record<LanguageName, readonly WordToAvoid[]>> = {
  en: [
    { form: word('by (?:itself|themselves)'), why: 'nobody is there who could: automatically' },
    { form: word('a thing that|what the service'), why: 'begin with the thing itself' },
    { form: word('all the same'), why: 'also means "identical": anyway' },
    {
      form: word('put away|taken away|put together|put right|put it right'),
      why: 'of furniture: hide, remove, make, correct'
    },
    { form: /(?<!eeID )\bdesks?\b/i, why: 'a piece of furniture: eeID Desk, or this computer' },
    { form: word('the app|the application'), why: 'eeID Desk' },
    { form: word('your IT|the IT'), why: 'IT support' },
    { form: word('on hold|parked|held back'), why: 'nobody decided to wait: needs attention' },
    { form: word('refused|refuses'), why: 'one word for several noes: not accepted, needs correcting' },
    { form: word('by the service|the service (?:says|gave|answers?|sent|refused|has trouble)'), why: 'eeID' },
    { form: word('ran out|run out|has ended|had ended|ends soon'), why: 'links, certificates and documents expire' },
    { form: word('slip of (?:writing|a digit)'), why: 'a slip is what is printed: a typing mistake' },
    { form: word('chosen requests|chosen rows'), why: 'rows are selected' },
    { form: word('evidence'), why: 'goes to court: record of identification' },
    { form: word('claims?'), why: 'a word of the code: details, or the name of the field' },
    { form: word('authenticated?'), why: 'a word of the code: identified' },
    { form: word('queued?'), why: 'a word of the code: not sent yet, will be sent' },
    { form: word('anew|afresh'), why: 'start over, again' },
    { form: /(?<![-\p{L}])mails?(?!\p{L}| program)/iu, why: 'e-mail' },
    { form: word('differs from what you asked'), why: 'said of data, not of a person' },
    { form: word('webhooks?(?!\\))'), why: 'for IT only, in brackets after: instant results, calls' },
    { form: word('many at once'), why: 'import a list' },
    { form: word('base URL'), why: 'the field is called Service address' },
    { form: word('look again|look whether'), why: 'check, and with the person' },
    {
      form: word('was asked(?! for)|who is asked|already asked'),
      why: 'as if the person had been asked: a request was made'
    }
  ],
  et: [
    { form: /töölau/iu, why: 'ka Windowsi töölaud: eeID Desk või see arvuti' },
    { form: word('rakendus\\p{L}*'), why: 'eeID Desk' },
    { form: /klap[bpi]/iu, why: 'kõnekeel: ühtib' },
    { form: word('ise'), why: 'umbisikulise tegumoe kõrval ei ole tegijat: automaatselt' },
    { form: /kõlba/iu, why: 'kõnekeel: kasutatav' },
    { form: /visa(ta|ti)|viska/iu, why: 'prügikast: kustutama' },
    { form: word('märge|märget|märkmed'), why: 'märkus' },
    { form: word('inimene|inimese|inimesele|inimest'), why: 'isik' },
    { form: word('kutsute|kutsud'), why: 'kutsutakse kedagi tulema: nimetama' },
    { form: word('kontor\\p{L}*'), why: 'asutus' },
    { form: word('töötaja\\p{L}*'), why: 'teenindaja' },
    { form: word('haldur\\p{L}*'), why: 'ka pankrotihaldur: haldusportaal' },
    { form: /keeldu/iu, why: 'keeldutakse ise midagi tegemast: ei võtnud vastu' },
    { form: /usaldustase/iu, why: 'eIDAS: usaldusväärsuse tase' },
    { form: /(?:sertifikaat|dokument) .*(?:lõppenud|lõpeb)/iu, why: 'aegub' },
    { form: /kirjavi/iu, why: 'trükiviga' },
    { form: word('isik (?:ei )?vasta(?:b)? päringule'), why: 'vastama on ka küsimusele vastama: andmed ühtivad' },
    // The clerk is "sina"; only the person is "Teie".
    {
      form: /(?:Salvestan|Kontrollin|Ootan|Saadan|Kontrollime|Vaatan|Vaatame|Lisame)(?!\p{L})/u,
      why: 'kes? Salvestamine…'
    }
  ],
  ru: [
    { form: /складыва|сложит|сложен|сложено/iu, why: 'о вещах: сохранить в папку' },
    { form: /отложен/iu, why: 'никто не решал ждать: требует внимания' },
    { form: /рабоч(?:ее|его|ем|ему) мест/iu, why: 'рабочее место ничего не делает: программа, этот компьютер' },
    { form: /расход(?:и|я)тся/iu, why: 'не совпадает' },
    { form: word('сам|сама|само|сами'), why: 'автоматически' },
    { form: /подтверждени(?!\p{L} личности)/iu, why: 'подтверждение — то, что делает человек; PDF — документ' },
    { form: /доказательств|свидетельств/iu, why: 'для суда и от государства: протокол' },
    { form: word('офис\\p{L}*|организаци\\p{L}*'), why: 'учреждение' },
    { form: word('средств[оа]'), why: 'лекарство или деньги: способ' },
    { form: word('менеджер\\p{L}*'), why: 'это человек: портал' },
    { form: word('приложени\\p{L}*'), why: 'программа' },
    { form: word('посетител\\p{L}*|лицо'), why: 'человек' },
    { form: word('примечани\\p{L}*'), why: 'заметка' },
    { form: word('на (?:этого|которого|которых) человека?|на которых'), why: 'запрос создают для человека' },
    { form: word('требуемы\\p{L}*|требуется и'), why: 'запрошено — получено' },
    { form: /ссылка истек|время ссылки|срок ссылки/iu, why: 'срок действия ссылки истёк' },
    { form: word('виды?:|в виде:'), why: 'раздел' },
    { form: /ИТ-отдел|ИТ-служб|в ИТ(?!-)/u, why: 'ИТ-поддержка' },
    { form: /полное имя/iu, why: 'имя и фамилия' },
    { form: /слуша(?:ет|ть)/iu, why: 'принимает уведомления' }
  ]
}
