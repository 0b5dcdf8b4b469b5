/** The app's icon in every size and form that a system asks for, drawn from its one SVG. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Resvg } from '@resvg/resvg-js'
import { appleSizes, icns, ico, type Picture, windowsSizes } from './containers.ts'

/** Where electron-builder and the Linux packages look for what an installer shows. */
export const resources: string = join(import.meta.dirname, '../../main/resources')

/** The sizes of the hicolor theme, as Linux' desktops look for them. */
export const linuxSizes: readonly number[] = [16, 24, 32, 48, 64, 128, 256, 512]

/** Every file of an icon, below the folder of resources. */
export function drawnIcons(): Map<string, Buffer> {
  const svg = readFileSync(join(resources, 'icon.svg'), 'utf8')
  const draw = (size: number): Picture => ({
    size,
    png: Buffer.from(new Resvg(svg, { fitTo: { mode: 'width', value: size } }).render().asPng())
  })
  return new Map([
    ['icon.ico', ico(windowsSizes.map(draw))],
    ['icon.icns', icns(appleSizes.map(draw))],
    ...linuxSizes.map((size): [string, Buffer] => [`icons/${size}x${size}.png`, draw(size).png])
  ])
}
