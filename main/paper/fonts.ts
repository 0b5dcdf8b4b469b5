/** The fonts as the built app carries them. Only the composition root asks for them: they exist after a build only. */

import regular from 'dejavu-fonts-ttf/ttf/DejaVuSans.ttf?asset'
import bold from 'dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf?asset'
import type { PaperFonts } from './paper.ts'

/** DejaVu Sans: Latin with every letter of Estonian and Latvian, and Cyrillic. */
export const paperFonts: PaperFonts = { regular, bold }
