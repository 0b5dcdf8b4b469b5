/** Every text of this language, a file for each part of the window. */
import acceptance from './acceptance.json' with { type: 'json' }
import action from './action.json' with { type: 'json' }
import anew from './anew.json' with { type: 'json' }
import app from './app.json' with { type: 'json' }
import attempt from './attempt.json' with { type: 'json' }
import claimType from './claimType.json' with { type: 'json' }
import common from './common.json' with { type: 'json' }
import concern from './concern.json' with { type: 'json' }
import create from './create.json' with { type: 'json' }
import decision from './decision.json' with { type: 'json' }
import discard from './discard.json' with { type: 'json' }
import does from './does.json' with { type: 'json' }
import environment from './environment.json' with { type: 'json' }
import field from './field.json' with { type: 'json' }
import filing from './filing.json' with { type: 'json' }
import hand from './hand.json' with { type: 'json' }
import handover from './handover.json' with { type: 'json' }
import hold from './hold.json' with { type: 'json' }
import keys from './keys.json' with { type: 'json' }
import language from './language.json' with { type: 'json' }
import level from './level.json' with { type: 'json' }
import likeness from './likeness.json' with { type: 'json' }
import line from './line.json' with { type: 'json' }
import linkTime from './linkTime.json' with { type: 'json' }
import list from './list.json' with { type: 'json' }
import many from './many.json' with { type: 'json' }
import method from './method.json' with { type: 'json' }
import next from './next.json' with { type: 'json' }
import noLonger from './noLonger.json' with { type: 'json' }
import notifications from './notifications.json' with { type: 'json' }
import onboarding from './onboarding.json' with { type: 'json' }
import palette from './palette.json' with { type: 'json' }
import person from './person.json' with { type: 'json' }
import preview from './preview.json' with { type: 'json' }
import print from './print.json' with { type: 'json' }
import problem from './problem.json' with { type: 'json' }
import proofBatch from './proofBatch.json' with { type: 'json' }
import proofMark from './proofMark.json' with { type: 'json' }
import proofStep from './proofStep.json' with { type: 'json' }
import rail from './rail.json' with { type: 'json' }
import references from './references.json' with { type: 'json' }
import rejection from './rejection.json' with { type: 'json' }
import restored from './restored.json' with { type: 'json' }
import said from './said.json' with { type: 'json' }
import screen from './screen.json' with { type: 'json' }
import service from './service.json' with { type: 'json' }
import session from './session.json' with { type: 'json' }
import settings from './settings.json' with { type: 'json' }
import startup from './startup.json' with { type: 'json' }
import status from './status.json' with { type: 'json' }
import surprise from './surprise.json' with { type: 'json' }
import templates from './templates.json' with { type: 'json' }
import theme from './theme.json' with { type: 'json' }
import webhook from './webhook.json' with { type: 'json' }
import why from './why.json' with { type: 'json' }

export default {
  acceptance,
  action,
  anew,
  app,
  attempt,
  claimType,
  common,
  concern,
  create,
  decision,
  discard,
  does,
  environment,
  field,
  filing,
  hand,
  handover,
  hold,
  keys,
  language,
  level,
  likeness,
  line,
  linkTime,
  list,
  many,
  method,
  next,
  noLonger,
  notifications,
  onboarding,
  palette,
  person,
  preview,
  print,
  problem,
  proofBatch,
  proofMark,
  proofStep,
  rail,
  references,
  rejection,
  restored,
  said,
  screen,
  service,
  session,
  settings,
  startup,
  status,
  surprise,
  templates,
  theme,
  webhook,
  why
}
