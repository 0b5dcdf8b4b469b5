import { later } from '../ui/later.tsx'

/** The small form to choose a printer in place: a desk that has chosen one does not see it again. */
export const PrinterChooser = later(async () => (await import('./printer-chooser.tsx')).PrinterChooser)
