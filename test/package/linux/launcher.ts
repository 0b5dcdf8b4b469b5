/** What the menu and the command line start on Linux. */

/**
 * A script that starts the program as what leaves no core when it dies: its memory has the keys and whatever a clerk is looking at.
 * The limit is hard, so that no process of the app can take it away. Systems that hand cores to a program of theirs
 * (systemd-coredump, apport) go by it as well.
 */
export const launcher = (program: string): string => `#!/bin/sh\nulimit -c 0\nexec ${program} "$@"\n`
