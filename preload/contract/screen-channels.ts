/** The channels of the person's window. In a file without imports, because its preload has to be one small file. */
export const screenChannels = { state: 'screen.state', changed: 'screen.on.changed' } as const
