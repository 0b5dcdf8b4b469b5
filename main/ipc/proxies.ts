/** The calls about proxies. A password comes in and goes to the keychain; none ever goes out. */
import { type FieldProblemCode, failed, type Outcome, ok } from '../../common/words/problems.ts'
import type { Handlers } from '../../preload/contract/contract.ts'
import type { ProxiesState } from '../../preload/contract/proxies.ts'
import type { KeepAnswer } from '../credentials/keychain.ts'
import { keychainProblem } from '../credentials/keychain-problem.ts'
import type { ProxyKeeper } from '../proxy/sign-ins.ts'

/** Handlers of `proxies`. */
export function proxyHandlers(keeper: ProxyKeeper): Handlers<'proxies'> {
  async function state(): Promise<Outcome<ProxiesState>> {
    const kept = await keeper.kept()
    return kept.ok ? ok({ asking: keeper.asking(), kept: kept.value }) : failed(keychainProblem(kept.state))
  }

  const after = (answer: KeepAnswer) => (answer.ok ? state() : failed(keychainProblem(answer.state)))

  async function isKnown(proxy: string): Promise<boolean> {
    if (keeper.asking()?.proxy === proxy) return true
    const kept = await keeper.kept()
    return kept.ok && kept.value.some((each) => each.proxy === proxy)
  }

  return {
    state,
    async signIn(typed) {
      const fields = missing(typed)
      if (Object.keys(fields).length > 0) return failed({ code: 'invalid', fields })
      return (await isKnown(typed.proxy)) ? after(await keeper.keep(typed)) : failed({ code: 'notNow' })
    },
    forget: async ({ proxy }) => after(await keeper.forget(proxy))
  }
}

const missing = (typed: { userName: string; password: string }): Record<string, FieldProblemCode> => ({
  ...fieldOf('userName', typed.userName.trim()),
  ...fieldOf('password', typed.password)
})

const fieldOf = (name: string, text: string): Record<string, FieldProblemCode> =>
  text === '' ? { [name]: 'required' } : {}
