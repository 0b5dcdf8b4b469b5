/** The first service as whoever started the app gave it, for the demo and for tests of an unpackaged app. */
import { z } from 'zod'
import { environments, type ServiceInput } from '../../common/words/services.ts'

const service = z.strictObject({
  name: z.string(),
  environment: z.enum(environments),
  baseUrl: z.string(),
  clientId: z.string(),
  clientSecret: z.string()
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
