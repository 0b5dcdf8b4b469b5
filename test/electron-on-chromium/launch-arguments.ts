/** The command line, read as Electron reads it: its own flags, the app's path, and every switch wherever it stands. */

/** A command line taken apart. */
export interface LaunchArguments {
  /** Modules to require before the app (`-r`). */
  readonly preloadModules: readonly string[]
  /** The port of `--inspect[-brk]`, where it was given. */
  readonly inspect: { readonly port: number; readonly wait: boolean } | undefined
  /** The first argument that is no flag: the app, unless packaged. */
  readonly appPath: string | undefined
  readonly versionAsked: boolean
  readonly switches: ReadonlyMap<string, string>
}

/** Takes `argv` (without the executable) apart. */
export function parseLaunchArguments(argv: readonly string[]): LaunchArguments {
  const preloadModules: string[] = []
  let appPath: string | undefined
  let versionAsked = false
  let inspect: LaunchArguments['inspect']
  for (let at = 0; at < argv.length && appPath === undefined; at++) {
    const argument = argv[at] ?? ''
    if (argument === '-r' || argument === '--require') preloadModules.push(argv[++at] ?? '')
    else if (argument === '--version' || argument === '-v') versionAsked = true
    else if (!argument.startsWith('-')) appPath = argument
    inspect ??= parseInspect(argument)
  }
  return { preloadModules, inspect, appPath, versionAsked, switches: parseSwitches(argv) }
}

function parseInspect(argument: string): LaunchArguments['inspect'] {
  const match = /^--inspect(-brk)?(?:=(?:.*:)?(\d+))?$/.exec(argument)
  return match ? { port: Number(match[2] ?? 9229), wait: match[1] !== undefined } : undefined
}

/** Chromium's rule: a switch counts wherever it stands before a `--`. */
function parseSwitches(argv: readonly string[]): Map<string, string> {
  const end = argv.indexOf('--')
  const switches = new Map<string, string>()
  for (const argument of end < 0 ? argv : argv.slice(0, end)) {
    const match = /^--?([^=]+)(?:=(.*))?$/s.exec(argument)
    if (match?.[1]) switches.set(match[1], match[2] ?? '')
  }
  return switches
}
