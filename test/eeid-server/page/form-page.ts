import { type Locale, METHODS, type StoredRequest } from '../service/model.ts'
import { TEST_PERSONS } from '../service/people.ts'
import { escapeHtml, layout } from './layout.ts'
import type { PersonField } from './person-form.ts'
import { type PageTexts, TEXTS } from './texts.ts'

/** What the person's page shows. */
export interface FormPage {
  request: StoredRequest
  locale: Locale
  /** The field that was not filled in properly, or null. */
  error: PersonField | null
}

/** A form's first button is pressed by Enter in a text field; a disabled one keeps Enter from doing anything. */
const NO_DEFAULT_BUTTON = '<button type="submit" disabled hidden></button>'

/** The page where one plays the person. A plain form: the button pressed is sent as `action`. */
export function formPage({ request, locale, error }: FormPage): string {
  const texts = TEXTS[locale]
  const content = `<form method="post">
${NO_DEFAULT_BUTTON}
<div class="card">
<h1>${escapeHtml(texts.title)}</h1>
${error ? `<p role="alert" id="error" data-field="${error}">${escapeHtml(`${texts.unclear} ${labelOf(error, texts)}`)}</p>` : ''}
${subject(request, locale, texts)}
${methodChoice(texts)}
</div>
${asRequired(texts)}
${asTestPerson(texts)}
${asDescribed(texts)}
<div class="card">
<p class="hint">${escapeHtml(texts.giveUpHint)}</p>
${button('give-up', texts.giveUp, 'quiet')}
</div>
</form>`
  return layout({ locale, title: texts.title, content, footer: texts.practice })
}

function subject(request: StoredRequest, locale: Locale, texts: PageTexts): string {
  const reason = request.reasonTranslations[locale] ?? request.reason
  const row = (id: string, label: string, value: string | null) =>
    value ? `<dt>${escapeHtml(label)}</dt><dd id="${id}">${escapeHtml(value)}</dd>` : ''
  return `<dl>${row('reason', texts.reason, reason)}${row('reference', texts.reference, request.reference)}</dl>`
}

function methodChoice(texts: PageTexts): string {
  const choices = METHODS.map((method) => {
    const checked = method === 'ID_CARD' ? ' checked' : ''
    const input = `<input type="radio" name="method" value="${method}" id="method-${method}"${checked}>`
    return `<label for="method-${method}">${input} ${escapeHtml(texts.methods[method])}</label>`
  })
  return `<fieldset id="method"><legend>${escapeHtml(texts.method)}</legend>${choices.join('')}</fieldset>`
}

function asRequired(texts: PageTexts): string {
  return `<div class="card"><h2>${escapeHtml(texts.asRequired)}</h2>
<p class="hint">${escapeHtml(texts.asRequiredHint)}</p>${button('as-required', texts.asRequiredButton, 'main')}</div>`
}

function asTestPerson(texts: PageTexts): string {
  const options = TEST_PERSONS.map(
    ({ sub, givenName, familyName }) =>
      `<option value="${escapeHtml(sub)}">${escapeHtml(`${givenName} ${familyName} · ${sub}`)}</option>`
  )
  return `<div class="card"><h2>${escapeHtml(texts.somebodyElse)}</h2>
<label for="person" class="dim">${escapeHtml(texts.person)}</label>
<select name="person" id="person">${options.join('')}</select>
${button('as-test-person', texts.asPersonButton, 'plain')}</div>`
}

const FIELDS: readonly PersonField[] = [
  'given_name',
  'family_name',
  'date_of_birth',
  'sub',
  'country',
  'id_number',
  'document_number'
]

function asDescribed(texts: PageTexts): string {
  const fields = FIELDS.map(
    (field) =>
      `<label for="${field}">${escapeHtml(labelOf(field, texts))}<input type="text" name="${field}" id="${field}" autocomplete="off"></label>`
  )
  return `<div class="card"><h2>${escapeHtml(texts.describe)}</h2>
<div class="fields">${fields.join('')}</div>${button('as-described', texts.asDescribedButton, 'plain')}</div>`
}

function button(action: string, label: string, look: string): string {
  return `<button type="submit" name="action" value="${action}" id="${action}" class="${look}">${escapeHtml(label)}</button>`
}

function labelOf(field: PersonField, texts: PageTexts): string {
  const labels: Record<PersonField, string> = {
    given_name: texts.givenName,
    family_name: texts.familyName,
    date_of_birth: texts.birthdate,
    sub: texts.sub,
    country: texts.country,
    id_number: texts.idNumber,
    document_number: texts.documentNumber,
    method: texts.method,
    person: texts.person,
    action: '–'
  }
  return labels[field]
}
