/** The switches of the command line that a packaged app starts with. Chromium knows some two thousand others. */

const allowed: ReadonlySet<string> = new Set([
  // Where the data is.
  'user-data-dir',
  // The system started it, and nobody waits for its window.
  'hidden',
  // Prints what is in force, and ends.
  'print-policy',
  // What the system's own pages and dialogs speak, how large all is, and for screen readers that are not noticed.
  'lang',
  'force-device-scale-factor',
  'force-renderer-accessibility',
  // For drivers that draw wrongly, and for Wayland.
  'disable-gpu',
  'ozone-platform',
  'ozone-platform-hint'
])

// However it is written: what looks like a link is judged as one.
const isLink = (argument: string): boolean => /^eeid-desk:/i.test(argument)

/**
 * The link that the app is started with: an argument of the scheme that stands alone, at most behind `--`. Whether it is one
 * of the known shape is not looked at here. `argv` begins with the program.
 */
export function linkIn(argv: readonly string[]): string | undefined {
  const found = argv.slice(1).filter(isLink)
  return found.length === 1 ? found[0] : undefined
}

/** Whoever wrote a link may have written what stands beside it: nothing but `--` may. */
function besideLink(argv: readonly string[]): string | undefined {
  const given = argv.slice(1)
  if (!given.some(isLink)) return undefined
  const [first, ...rest] = given[0] === '--' ? given.slice(1) : given
  return first !== undefined && isLink(first) ? rest[0] : first
}

/**
 * The first argument that would be a switch and is not one of those allowed, or that stands beside a link; undefined where there is none. `argv` begins
 * with the program. Behind `--`, too: Chromium stops there, but others who read the line may not.
 */
export function strangeSwitch(argv: readonly string[], platform: NodeJS.Platform): string | undefined {
  // As Chromium tells a switch; a name has a value behind `=` only.
  const mark = platform === 'win32' ? /^(--|-|\/)(?=.)/ : /^(--|-)(?=.)/
  const strange = argv.slice(1).find((argument) => {
    const name = argument.replace(mark, '').split('=')[0] ?? ''
    return argument !== '--' && mark.test(argument) && !allowed.has(name)
  })
  return strange ?? besideLink(argv)
}
