import { type EeidAnswer, type EeidCall, errorAnswer } from '../service/api.ts'
import { referenceIn } from '../service/create-body.ts'
import type { EeidService } from '../service/eeid-service.ts'
import type { CallTraits } from './fault-queue.ts'
import type { FaultEffect } from './fault-schema.ts'

/** Effects that change how an answer is written down. */
export type Spoiling = Extract<
  FaultEffect,
  { kind: 'half-body' | 'malformed-json' | 'html' | 'content-type' | 'oversized' | `${string}-proof` }
>

/** What the caller gets to see. */
export type Delivery =
  | { kind: 'answer'; answer: EeidAnswer; headers: Record<string, string>; spoiling: Spoiling | null }
  | { kind: 'redirect'; status: number; location: string }
  | { kind: 'reset' }
  | { kind: 'silence' }

/** Lets the service do a call, or not, as the effect says, and decides what the caller sees of it. */
export function carryOut(service: EeidService, call: EeidCall, effect: FaultEffect | null): Delivery {
  if (!effect) return plain(service.answer(call))
  switch (effect.kind) {
    case 'latency':
      return plain(service.answer(call))
    case 'never-answer':
      if (effect.acts) service.answer(call)
      return { kind: 'silence' }
    case 'reset-after':
      service.answer(call)
      return { kind: 'reset' }
    case 'reset-before':
      return { kind: 'reset' }
    case 'unauthorised':
      if (effect.invalidateTokens) service.tokens.invalidateAll()
      return plain(errorAnswer(401, call.name === 'token' ? 'Invalid credentials' : 'Unauthorized'))
    case 'status':
      if (effect.acts) service.answer(call)
      return plain(errorAnswer(effect.status, effect.error ?? defaultError(effect.status)), retryAfter(effect, service))
    case 'redirect':
      return { kind: 'redirect', status: effect.status, location: effect.location }
    case 'proof-not-yet':
      return plain(errorAnswer(404, 'Proof of identity not found'))
    default:
      return { kind: 'answer', answer: service.answer(call), headers: {}, spoiling: effect }
  }
}

/** What a fault can know of a call before the service sees it. */
export function traitsOf(service: EeidService, call: EeidCall): CallTraits {
  if (call.name === 'create') return { name: call.name, reference: referenceIn(call.body), requestId: null }
  if (call.name === 'token' || call.name === 'list') return { name: call.name, reference: null, requestId: null }
  return { name: call.name, reference: service.requests.byId(call.id)?.reference ?? null, requestId: call.id }
}

function plain(answer: EeidAnswer, headers: Record<string, string> = {}): Delivery {
  return { kind: 'answer', answer, headers, spoiling: null }
}

function defaultError(status: number): string {
  if (status === 429) return 'Too many requests'
  return status === 503 ? 'Service unavailable' : 'An error occurred'
}

function retryAfter(effect: Extract<FaultEffect, { kind: 'status' }>, service: EeidService): Record<string, string> {
  if (!effect.retryAfter) return {}
  const { seconds, as } = effect.retryAfter
  const date = new Date(service.clock.wall() + seconds * 1000).toUTCString()
  return { 'retry-after': as === 'date' ? date : String(seconds) }
}
