/**
 * The keys of every text, as types: those of the English files, which the other languages have too (a test sees to it).
 * A new file of texts gets its line here; without it its keys are unknown to the compiler. Nothing is loaded by this.
 */

/** What the windows say, a file for each part of them. */
export type WindowTexts = {
  about: typeof import('./en/about.json')
  acceptMatching: typeof import('./en/acceptMatching.json')
  acceptance: typeof import('./en/acceptance.json')
  action: typeof import('./en/action.json')
  anew: typeof import('./en/anew.json')
  app: typeof import('./en/app.json')
  attempt: typeof import('./en/attempt.json')
  completed: typeof import('./en/completed.json')
  claimType: typeof import('./en/claimType.json')
  clerks: typeof import('./en/clerks.json')
  code: typeof import('./en/code.json')
  common: typeof import('./en/common.json')
  concern: typeof import('./en/concern.json')
  network: typeof import('./en/network.json')
  create: typeof import('./en/create.json')
  decision: typeof import('./en/decision.json')
  discard: typeof import('./en/discard.json')
  does: typeof import('./en/does.json')
  environment: typeof import('./en/environment.json')
  field: typeof import('./en/field.json')
  filing: typeof import('./en/filing.json')
  hand: typeof import('./en/hand.json')
  handover: typeof import('./en/handover.json')
  attention: typeof import('./en/attention.json')
  hop: typeof import('./en/hop.json')
  keys: typeof import('./en/keys.json')
  language: typeof import('./en/language.json')
  level: typeof import('./en/level.json')
  likeness: typeof import('./en/likeness.json')
  connection: typeof import('./en/connection.json')
  linkTime: typeof import('./en/linkTime.json')
  list: typeof import('./en/list.json')
  import: typeof import('./en/import.json')
  lock: typeof import('./en/lock.json')
  method: typeof import('./en/method.json')
  next: typeof import('./en/next.json')
  noLonger: typeof import('./en/noLonger.json')
  notifications: typeof import('./en/notifications.json')
  numbers: typeof import('./en/numbers.json')
  today: typeof import('./en/today.json')
  onboarding: typeof import('./en/onboarding.json')
  palette: typeof import('./en/palette.json')
  person: typeof import('./en/person.json')
  people: typeof import('./en/people.json')
  policy: typeof import('./en/policy.json')
  preview: typeof import('./en/preview.json')
  print: typeof import('./en/print.json')
  problem: typeof import('./en/problem.json')
  proofBatch: typeof import('./en/proofBatch.json')
  proofMark: typeof import('./en/proofMark.json')
  proofStep: typeof import('./en/proofStep.json')
  rail: typeof import('./en/rail.json')
  references: typeof import('./en/references.json')
  retention: typeof import('./en/retention.json')
  rejection: typeof import('./en/rejection.json')
  restored: typeof import('./en/restored.json')
  said: typeof import('./en/said.json')
  screen: typeof import('./en/screen.json')
  service: typeof import('./en/service.json')
  session: typeof import('./en/session.json')
  settings: typeof import('./en/settings.json')
  startup: typeof import('./en/startup.json')
  status: typeof import('./en/status.json')
  surprise: typeof import('./en/surprise.json')
  templates: typeof import('./en/templates.json')
  theme: typeof import('./en/theme.json')
  webhook: typeof import('./en/webhook.json')
  why: typeof import('./en/why.json')
}

/** What main says outside the windows: notifications, paper, boxes, the message to the person. */
export type MainTexts = typeof import('./en/main.json')

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'desk'
    resources: { desk: WindowTexts; main: MainTexts }
  }
}
