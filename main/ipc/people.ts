/** The calls about what the office knows of the people who come to it. */
import { isCountry } from '../../common/people/country/countries.ts'
import { codeCountry } from '../../common/settings/people.ts'
import { keptSetting } from '../../common/settings/schema.ts'
import { failed, ok } from '../../common/words/problems.ts'
import type { Handlers } from '../../preload/contract/contract.ts'
import type { Desk } from '../startup/desk.ts'
import { withDesk } from './open-desk.ts'

const kept = keptSetting(codeCountry)

/** Handlers of `people`. The office's, whichever service is in use. */
export const peopleHandlers = (desk: Desk): Handlers<'people'> => ({
  codeCountry: () => withDesk(desk, ({ store }) => ok({ country: store.settings.get(kept) })),

  setCodeCountry: ({ country }) =>
    withDesk(desk, ({ store }) => {
      if (country !== '' && !isCountry(country)) {
        return failed({ code: 'invalid', fields: { country: 'notACountry' } })
      }
      store.settings.set(kept, country)
      return ok({ country })
    })
})
