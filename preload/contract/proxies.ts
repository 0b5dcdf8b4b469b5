/** The calls about proxies that ask for a sign-in. */
import { z } from 'zod'
import { outcome } from './answers.ts'
import { call, nothing, text } from './call.ts'

/** A proxy as the network stack names it, `host:port`. */
const proxy = z.string().min(1).max(300)

/** What a clerk types; it goes to the keychain, and the password never comes back. */
const proxySignIn = z.strictObject({ proxy, userName: text(500), password: text(1000) })

const proxiesState = z.object({
  /** The proxy that asks and got nothing that it accepts; `refused`: what it was given was wrong. */
  asking: z.object({ proxy: z.string(), refused: z.boolean() }).nullable(),
  /** Sign-ins that are kept. */
  kept: z.array(z.object({ proxy: z.string(), userName: z.string() }))
})

export type ProxiesState = z.infer<typeof proxiesState>

/** Every call of `proxies`. */
export const proxiesCalls = {
  state: call(nothing, outcome(proxiesState)),
  /** Only for a proxy that asks, or of which a sign-in is kept. The services are then asked again at once. */
  signIn: call(proxySignIn, outcome(proxiesState)),
  forget: call(z.strictObject({ proxy }), outcome(proxiesState))
}
