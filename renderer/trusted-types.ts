/** The little of the Trusted Types API that is used here; TypeScript's DOM library does not have it. */
interface TrustedTypes {
  createPolicy(name: string, rules: { createHTML: (html: string) => string }): unknown
}

/**
 * Style sheets made at run time reach the page as text of `<style>` elements by way of `innerHTML`. Style sheets have no
 * `<`, so a policy that refuses every `<` lets them through and nothing else, whatever wrote it.
 */
export function refuseMarkup(html: string): string {
  if (html.includes('<')) throw new TypeError('Markup from text is not allowed')
  return html
}

/** Lets the page live under `require-trusted-types-for 'script'`; does nothing where Trusted Types do not exist. */
export function installTrustedTypes(scope: object): void {
  const { trustedTypes } = scope as { trustedTypes?: TrustedTypes }
  trustedTypes?.createPolicy('default', { createHTML: refuseMarkup })
}
