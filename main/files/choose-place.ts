/** A place for a file, as the clerk chooses it. */

/** Asks the clerk where to save; null when the dialog was closed. */
export type ChoosePlace = (fileName: string, folder: string | null) => Promise<string | null>
