import { describe, expect, it, vi } from 'vitest'
import { installTrustedTypes, refuseMarkup, refuseScripts } from '../../../renderer/window/trusted-types.ts'

describe('text that becomes markup', () => {
  it('may be a style sheet and nothing else', () => {
    expect(refuseMarkup(':root { --a: 1px; } .a > .b { color: red; }')).toContain('--a')
    expect(() => refuseMarkup('<img src=x onerror=alert(1)>')).toThrow(TypeError)
  })

  it('goes through the default policy where there is one', () => {
    const createPolicy = vi.fn()
    const location = { origin: 'eeid-desk://app' }
    installTrustedTypes(Object.assign({ location }, { trustedTypes: { createPolicy } }))
    expect(createPolicy).toHaveBeenCalledWith('default', {
      createHTML: refuseMarkup,
      createScriptURL: expect.any(Function)
    })
    expect(() => installTrustedTypes({ location })).not.toThrow()
  })
})

describe('a script by its address', () => {
  const origin = 'https://app.example'

  it('may be the worker that takes PDFs apart, out of the own files', () => {
    const worker = `${origin}/assets/pdf.worker.min-Bk3_x9.mjs`
    expect(refuseScripts(worker, origin)).toBe(worker)
    const inWork = `${origin}/@fs/home/me/desk/node_modules/pdfjs-dist/build/pdf.worker.min.mjs`
    expect(refuseScripts(inWork, origin)).toBe(inWork)
    expect(refuseScripts('/assets/pdf.worker.min.mjs', origin)).toBe('/assets/pdf.worker.min.mjs')
  })

  it.each([
    'https://elsewhere.example/assets/pdf.worker.min.mjs',
    `${origin}/assets/index.js`,
    `${origin}/assets/pdf.worker.min.mjs?x`,
    `${origin}/assets/pdf.worker.mjs/../../x/evil.mjs`,
    `${origin}/other/assets/pdf.worker.min.mjs`,
    `${origin}/@fs/home/me/desk/node_modules/other/build/pdf.worker.min.mjs`,
    `blob:${origin}/0d9c`,
    'data:text/javascript,alert(1)',
    'javascript:alert(1)'
  ])('may not be %s', (url) => {
    expect(() => refuseScripts(url, origin)).toThrow(TypeError)
  })
})
