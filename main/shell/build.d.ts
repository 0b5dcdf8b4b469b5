/** What Vite says of the build; all are literals there, so that what stands behind them is left out. */
interface ImportMeta {
  readonly env: {
    readonly DEV: boolean
    readonly MODE: string
    /** Where the release file is, and the public half of its key (SPKI, base64); undefined outside a build. */
    readonly EEID_DESK_RELEASES?: string
    readonly EEID_DESK_RELEASE_KEY?: string
  }
}
