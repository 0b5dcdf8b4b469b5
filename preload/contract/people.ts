/** The calls about what the office knows of the people who come to it. */
import { z } from 'zod'
import { codeCountry } from '../../common/settings/people.ts'
import { schemaOf } from '../../common/settings/schema.ts'
import { outcome } from './answers.ts'
import { call, nothing } from './call.ts'

const country = z.strictObject({ country: schemaOf(codeCountry.setting.value) })

/** Every call of `people`. */
export const peopleCalls = {
  /** The country of personal codes that name none; empty where each is asked about. */
  codeCountry: call(nothing, outcome(country)),
  setCodeCountry: call(country, outcome(country))
}
