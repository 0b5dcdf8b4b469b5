/** A file that electron-vite puts beside the bundle; what is imported is its path in the built app. */
declare module '*?asset' {
  const path: string
  export default path
}
