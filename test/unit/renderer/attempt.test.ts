import { describe, expect, it } from 'vitest'
import { problemCode } from '../../../preload/contract/answers.ts'
import { attemptWords, attentionAdvice, isForSettings } from '../../../renderer/request/attempt.ts'

describe('a request that needs attention', () => {
  it('tells of an attempt in words that fit a sending', () => {
    expect(attemptWords('notFound')).toEqual({ of: 'attempt', code: 'notFound' })
    expect(attemptWords('interrupted')).toEqual({ of: 'attempt', code: 'interrupted' })
    expect(attemptWords('diskFull')).toEqual({ of: 'problem', code: 'diskFull' })
  })

  it('has an advice for every problem, and for none', () => {
    for (const code of [null, ...problemCode.options])
      expect(attentionAdvice(code)).toMatch(/credentials|address|wait|unfindable|again/)
    expect(attentionAdvice('unauthorised')).toBe('credentials')
    expect(attentionAdvice('malformed')).toBe('address')
    expect(attentionAdvice('serverFault')).toBe('wait')
    expect(attentionAdvice('interrupted')).toBe('again')
  })

  it('leads to the settings only when the cause is put right there', () => {
    expect(isForSettings({ outbox: 'needsAttention', lastProblem: 'notFound' })).toBe(true)
    expect(isForSettings({ outbox: 'needsAttention', lastProblem: 'timeout' })).toBe(false)
    expect(isForSettings({ outbox: 'queued', lastProblem: 'unauthorised' })).toBe(false)
  })
})
