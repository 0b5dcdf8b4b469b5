/** The part of the Trusted Types API that is used here; TypeScript's DOM library does not have it. */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createHTML: (html: string) => string; createScriptURL: (url: string) => string }
  ): unknown
}

/**
 * Style sheets made at run time reach the page as text of `<style>` elements by way of `innerHTML`. Style sheets have no
 * `<`, so a policy that refuses every `<` lets them through and nothing else, whatever wrote it.
 */
export function refuseMarkup(html: string): string {
  if (html.includes('<')) throw new TypeError('Markup from text is not allowed')
  return html
}

// While the app is worked on, the worker stands where npm put it.
const own = import.meta.env.DEV
  ? /^\/(assets\/|@fs\/.+\/node_modules\/pdfjs-dist\/build\/)pdf\.worker[\w.-]*\.mjs$/
  : /^\/assets\/pdf\.worker[\w.-]*\.mjs$/

/** The one script that is started by its address: the worker that takes PDFs apart, out of the app's own files. */
export function refuseScripts(url: string, origin: string): string {
  const { origin: from, pathname, search, hash } = new URL(url, origin)
  if (from !== origin || search !== '' || hash !== '' || !own.test(pathname)) {
    throw new TypeError('Scripts by address are not allowed')
  }
  return url
}

/** Lets the page live under `require-trusted-types-for 'script'`; does nothing where Trusted Types do not exist. */
export function installTrustedTypes(scope: { location: { origin: string } }): void {
  const { trustedTypes } = scope as { trustedTypes?: TrustedTypes }
  trustedTypes?.createPolicy('default', {
    createHTML: refuseMarkup,
    createScriptURL: (url) => refuseScripts(url, scope.location.origin)
  })
}
