/** What the app tells of itself. */

/** Which version this is, what it is made with, and where it writes its log. */
export interface About {
  version: string
  electron: string
  chromium: string
  /** The folder of the log. */
  logs: string
}

/** A package of somebody else that is part of the app. */
export interface Licence {
  name: string
  version: string
  /** The short name of its licence, as `MIT`. */
  licence: string
  /** The licence's own words. */
  text: string
}
