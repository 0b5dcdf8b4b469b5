/**
 * Whether this is the app that offices get: said by the build (`--mode package`). Electron itself goes by the program's
 * name, which anybody can change who can start it.
 */
export const isPackaged: boolean = import.meta.env.MODE === 'package'
