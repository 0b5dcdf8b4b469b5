/** Values of desktop entries (freedesktop.org, Desktop Entry Specification 1.5). */

/** An argument as `Exec` has it: in quotes, with what the shell would read escaped, and no field codes (`%u`). */
export const execArgument = (argument: string): string =>
  entryString(`"${argument.replace(/["`$\\]/g, '\\$&').replaceAll('%', '%%')}"`)

/** A value of type string: a backslash is written twice, and no line ends in it. */
export const entryString = (text: string): string =>
  text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\r', '\\r')
