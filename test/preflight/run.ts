/** `npm run preflight`: what the tests need from the system. */
import { findChromium } from '../electron-on-chromium/index.ts'
import {
  caddy,
  certificateNeeds,
  chromium,
  keychainNeeds,
  nsis,
  pgbouncerNeeds,
  proxyNeeds,
  screenNeeds,
  squidNeeds,
  testNeeds,
  virtualDisplay
} from './needs.ts'
import { MissingNeeds, preflight } from './preflight.ts'

try {
  preflight([
    ...keychainNeeds,
    ...screenNeeds,
    ...testNeeds,
    ...proxyNeeds,
    ...squidNeeds,
    ...pgbouncerNeeds,
    ...certificateNeeds,
    nsis,
    virtualDisplay,
    chromium(findChromium)
  ])
} catch (error) {
  if (!(error instanceof MissingNeeds)) throw error
  process.stderr.write(`preflight: ${error.message}\n`)
  process.exitCode = 1
}

try {
  preflight([caddy])
} catch (error) {
  if (!(error instanceof MissingNeeds)) throw error
  process.stderr.write('preflight: without Caddy: its tests are left out\n')
}
