/** The first service as whoever started the app gave it, for the demo and for tests of an unpackaged app. */
import { z } from 'zod'
import {
  environments,
  firstChoices,
  type ServiceInput,
  serviceColors,
  servicePurposes
} from '../../common/words/services.ts'

const service = z.strictObject({
  name: z.string(),
  environment: z.enum(environments),
  baseUrl: z.string(),
  clientId: z.string(),
  clientSecret: z.string(),
  color: z.enum(serviceColors).default(firstChoices.color),
  purpose: z.enum(servicePurposes).default(firstChoices.purpose),
  codeCountry: z.string().default(firstChoices.codeCountry),
  reason: z.string().default(firstChoices.reason)
}) satisfies z.ZodType<ServiceInput>

const given = z
  .string()
  .transform((text, context) => {
    try {
      return JSON.parse(text) as unknown
    } catch {
      context.addIssue({ code: 'custom', message: 'not JSON' })
      return z.NEVER
    }
  })
  .pipe(service)

/** The service in `json`, or null where there is none or it does not fit. */
export function suggestedService(json: string | undefined): ServiceInput | null {
  const parsed = given.safeParse(json)
  return parsed.success ? parsed.data : null
}
