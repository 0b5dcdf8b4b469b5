/** What Vite says of the build; both are literals there, so that what stands behind them is left out. */
interface ImportMeta {
  readonly env: { readonly DEV: boolean; readonly MODE: string }
}
