import { describe, expect, test } from 'vitest'
import { hopCodes } from '../../../common/words/hops.ts'
import type { ServiceFacts } from '../../../main/health/facts.ts'
import { judgeCertificate, judgeClock, judgeProxy, judgeService } from '../../../main/health/judge-way.ts'

const now = Date.parse('2026-05-01T08:00:00Z')
const dayMs = 24 * 3_600_000

const service = (change: Partial<ServiceFacts> = {}): ServiceFacts => ({
  id: 'a',
  name: 'Front desk',
  isPlain: false,
  status: 'online',
  problem: null,
  trouble: null,
  isChecking: false,
  since: now - 1000,
  lastReached: now,
  hasAnswered: true,
  clockOffsetMs: 0,
  certificate: { issuer: 'Public CA', until: now + 90 * dayMs, isPublic: true },
  ...change
})

describe('a service', () => {
  test.each([
    [{}, 'service.online'],
    [{ isChecking: true }, 'service.online'],
    [{ status: 'starting', isChecking: true }, 'service.starting'],
    [{ status: 'offline' }, 'service.notReached'],
    [{ status: 'offline', isChecking: true }, 'service.asking'],
    [{ status: 'inBetween', problem: { code: 'inBetween' } }, 'service.notReached'],
    [{ status: 'proxySignIn', problem: { code: 'proxySignIn' } }, 'service.behindProxy'],
    [{ status: 'signInRefused' }, 'service.signInRefused'],
    [{ status: 'secretUnavailable' }, 'service.secretUnavailable'],
    [{ status: 'serviceDown' }, 'service.down'],
    [{ status: 'busy', isChecking: true }, 'service.busy'],
    [{ trouble: 'diskFull' }, 'service.diskFull'],
    [{ trouble: 'failed' }, 'service.failed'],
    [{ trouble: 'listRepeats' }, 'service.listRepeats']
  ] as [Partial<ServiceFacts>, string][])('with %o is %s', (change, code) => {
    expect(judgeService(service(change))).toMatchObject({ code, serviceId: 'a', told: { service: 'Front desk' } })
  })

  test('leaves what is wrong with the proxy or a certificate to their lines, and tells every other hop', () => {
    const byHop = Object.groupBy(
      hopCodes,
      (code) => judgeService(service({ status: 'offline', problem: { code } })).code
    )
    expect(byHop).toEqual({
      'service.notReached': ['noNetwork', 'nameNotFound', 'secureFailed', 'inBetween'],
      'service.behindProxy': ['proxyUnreachable', 'proxySignIn', 'proxyRefused'],
      'service.behindCertificate': hopCodes.filter((code) => code.startsWith('certificate'))
    })
  })
})

describe('the proxy', () => {
  const services = [service()]
  const asking = { proxy: 'proxy:3128', refused: false }
  test('is what the system names, or none', () => {
    expect(judgeProxy({ named: null, asking: null, services })).toMatchObject({
      code: 'proxy.direct',
      state: 'notUsed'
    })
    expect(judgeProxy({ named: 'proxy:3128', asking: null, services })).toMatchObject({
      code: 'proxy.used',
      told: { proxy: 'proxy:3128' }
    })
  })

  test('that asks is told before everything else', () => {
    expect(judgeProxy({ named: null, asking, services }).code).toBe('proxy.signInWanted')
    expect(judgeProxy({ named: null, asking: { ...asking, refused: true }, services }).code).toBe('proxy.signInRefused')
  })

  test('that lets nothing through is told by the hop of any service', () => {
    const problem = { code: 'proxyUnreachable' } as const
    const line = judgeProxy({
      named: 'p:1',
      asking: null,
      services: [service(), service({ status: 'offline', problem })]
    })
    expect(line).toMatchObject({ code: 'proxy.notReached', told: { problem } })
  })
})

describe('certificates', () => {
  const certificate = { issuer: 'Public CA', until: now + 90 * dayMs, isPublic: true }
  const judged = (...services: Partial<ServiceFacts>[]) => judgeCertificate(services.map(service), now)

  test('are told with their issuer and the days that are left', () => {
    expect(judged({})).toMatchObject({ code: 'certificate.fine', told: { issuer: 'Public CA', days: 90 } })
  })

  test('that end within two weeks want somebody', () => {
    const until = (days: number) => judged({ certificate: { ...certificate, until: now + days * dayMs } }).code
    expect([until(14), until(13)]).toEqual(['certificate.fine', 'certificate.endsSoon'])
  })

  test('whose issuer is not public show that something reads along', () => {
    expect(judged({ certificate: { ...certificate, isPublic: false } })).toMatchObject({
      code: 'certificate.inspected',
      state: 'attention'
    })
  })

  test('that were not accepted are told with why', () => {
    const problem = { code: 'certificateIssuer' } as const
    expect(judged({ status: 'offline', problem, certificate: null })).toMatchObject({
      code: 'certificate.refused',
      told: { problem }
    })
  })

  test('that nobody has seen are not known, or about to be', () => {
    expect(judged({ certificate: null, status: 'offline' }).code).toBe('certificate.notSeen')
    expect(judged({ certificate: null, status: 'starting' }).code).toBe('certificate.asking')
    expect(judged({ isPlain: true, certificate: null }).code).toBe('certificate.plain')
  })

  test('of several services: the gravest is told, with its service', () => {
    const bad = { name: 'Back room', certificate: { ...certificate, until: now } }
    expect(judged({ isPlain: true }, bad, {})).toMatchObject({
      code: 'certificate.endsSoon',
      told: { service: 'Back room' }
    })
  })
})

describe('the clock', () => {
  const minuteMs = 60_000
  const judged = (...services: Partial<ServiceFacts>[]) => judgeClock(services.map(service))

  test('is compared with what the services told, and a little does not matter', () => {
    expect(judged({ clockOffsetMs: 2 * minuteMs }).code).toBe('clock.fine')
    expect(judged({ clockOffsetMs: 2 * minuteMs + 1 }).code).toBe('clock.behind')
    expect(judged({}, { clockOffsetMs: -10 * minuteMs })).toMatchObject({
      code: 'clock.ahead',
      told: { ms: 10 * minuteMs }
    })
  })

  test('is compared with the office’s server as well', () => {
    expect(judgeClock([service({})], -6 * minuteMs)).toMatchObject({ code: 'clock.ahead', told: { ms: 6 * minuteMs } })
    expect(judgeClock([service({ hasAnswered: false })], 1_000).code).toBe('clock.fine')
  })

  test('is not known before a service has answered', () => {
    expect(judged({ status: 'offline', hasAnswered: false }).code).toBe('clock.notKnown')
    expect(judged({ status: 'starting', hasAnswered: false }).code).toBe('clock.asking')
  })

  test('that was compared before the network went stays known', () => {
    expect(judged({ status: 'offline', clockOffsetMs: 10 * minuteMs }).code).toBe('clock.behind')
  })
})
