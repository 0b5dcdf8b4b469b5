/** Paper with the fonts as they were installed: the app's own way to them is there after a build only. */
import { createRequire } from 'node:module'
import { paperWith } from '../../main/paper/paper.ts'

const { resolve } = createRequire(import.meta.url)

/** Begins a PDF. */
export const newPaper = paperWith({
  regular: resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf'),
  bold: resolve('dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf')
})
