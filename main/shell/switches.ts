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

/**
 * The first argument that would be a switch and is not one of those allowed; undefined where there is none. `argv` begins
 * with the program. Behind `--`, too: Chromium stops there, but others who read the line may not.
 */
export function strangeSwitch(argv: readonly string[], platform: NodeJS.Platform): string | undefined {
  // As Chromium tells a switch; a name has a value behind `=` only.
  const mark = platform === 'win32' ? /^(--|-|\/)(?=.)/ : /^(--|-)(?=.)/
  return argv.slice(1).find((argument) => {
    const name = argument.replace(mark, '').split('=')[0] ?? ''
    return argument !== '--' && mark.test(argument) && !allowed.has(name)
  })
}
