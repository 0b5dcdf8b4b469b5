/** The fonts that the app carries for what it prints. */

import regular from 'dejavu-fonts-ttf/ttf/DejaVuSans.ttf?asset'
import bold from 'dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf?asset'

/** Files of a font with Estonian and Cyrillic letters. */
export const printFonts = { regular, bold }
