/** Specs that only a real Electron can answer: elsewhere each is skipped, with its reason. */
import { test } from 'vitest'
import { specHost } from '../office.ts'

const names: Partial<Record<NodeJS.Platform, string>> = { win32: 'Windows', darwin: 'macOS', linux: 'Linux' }

/** A spec for these systems. `needs`: what else has to be there, as the reason why it is skipped where it is not. */
export function onElectron(
  name: string,
  systems: readonly NodeJS.Platform[],
  run: () => Promise<void>,
  needs: () => string | null = () => null
): void {
  test(name, async ({ skip }) => {
    skip(specHost().kind !== 'electron', 'only a real Electron can answer it: npm run test:electron')
    skip(!systems.includes(process.platform), `only on ${systems.map((one) => names[one] ?? one).join(', ')}`)
    const missing = needs()
    skip(missing !== null, missing ?? '')
    await run()
  })
}

/** Every system. */
export const everywhere: readonly NodeJS.Platform[] = ['win32', 'darwin', 'linux']
