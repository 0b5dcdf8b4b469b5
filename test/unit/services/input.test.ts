import { describe, expect, test } from 'vitest'
import { firstChoices } from '../../../common/words/services.ts'
import { checkService } from '../../../main/services/input.ts'
import type { ServiceInput } from '../../../preload/contract/services.ts'

const typed = (change: Partial<ServiceInput> = {}): ServiceInput => ({
  ...firstChoices,
  name: 'Desk',
  environment: 'test',
  baseUrl: 'https://eeid.ee',
  clientId: 'client',
  clientSecret: '',
  ...change
})

const fieldsOf = (input: ServiceInput, secret = 'secret') => {
  const checked = checkService(input, secret)
  return checked.ok ? 'fine' : checked.error.fields
}

describe('a typed service', () => {
  test('is trimmed and loses the slash behind its base URL', () => {
    expect(checkService(typed({ name: ' Desk ', baseUrl: ' https://eeid.ee/ ', clientId: ' c ' }), 'secret')).toEqual({
      ok: true,
      value: { ...firstChoices, name: 'Desk', environment: 'test', baseUrl: 'https://eeid.ee', clientId: 'c' }
    })
  })

  test.each([
    [{ name: '' }, { name: 'required' }],
    [{ clientId: ' ' }, { clientId: 'required' }],
    [{ clientId: 'a:b' }, { clientId: 'notAnId' }],
    [{ baseUrl: '' }, { baseUrl: 'required' }],
    [{ baseUrl: 'eeid.ee' }, { baseUrl: 'notAUrl' }],
    [{ baseUrl: 'ftp://eeid.ee' }, { baseUrl: 'notAUrl' }],
    [{ baseUrl: 'https://user:pw@eeid.ee' }, { baseUrl: 'notAUrl' }],
    [{ baseUrl: 'http://eeid.ee' }, { baseUrl: 'insecureUrl' }],
    [{ baseUrl: 'http://127.evil.example' }, { baseUrl: 'insecureUrl' }]
  ])('%j says %j', (change, fields) => {
    expect(fieldsOf(typed(change))).toEqual(fields)
  })

  test.each(['https://eeid.ee/prefix', 'http://localhost:5012', 'http://127.0.0.1:5012', 'http://[::1]:5012'])(
    'may be at %s',
    (baseUrl) => {
      expect(fieldsOf(typed({ baseUrl }))).toBe('fine')
    }
  )

  test('needs a secret from somewhere', () => {
    expect(fieldsOf(typed(), '')).toEqual({ clientSecret: 'required' })
  })
})
