import { existsSync } from 'node:fs'

/** Debian's wrapper in /usr/bin adds flags and noise of its own, so the program itself is preferred. */
const places = ['/usr/lib/chromium/chromium', '/usr/bin/chromium', '/usr/bin/google-chrome']

/** The Chromium to run: `EOC_CHROMIUM`, or the first of the usual places. `undefined` where there is none. */
export function findChromium(): string | undefined {
  const asked = process.env.EOC_CHROMIUM
  return (asked ? [asked] : places).find((place) => existsSync(place))
}
