import { describe, expect, it, vi } from 'vitest'
import { installTrustedTypes, refuseMarkup } from '../../../renderer/trusted-types.ts'

describe('text that becomes markup', () => {
  it('may be a style sheet and nothing else', () => {
    expect(refuseMarkup(':root { --a: 1px; } .a > .b { color: red; }')).toContain('--a')
    expect(() => refuseMarkup('<img src=x onerror=alert(1)>')).toThrow(TypeError)
  })

  it('goes through the default policy where there is one', () => {
    const createPolicy = vi.fn()
    installTrustedTypes({ trustedTypes: { createPolicy } })
    expect(createPolicy).toHaveBeenCalledWith('default', { createHTML: refuseMarkup })
    expect(() => installTrustedTypes({})).not.toThrow()
  })
})
