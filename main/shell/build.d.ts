/** What Vite says of the build; its `DEV` is a literal there, so that what stands behind it is left out. */
interface ImportMeta {
  readonly env: { readonly DEV: boolean }
}
