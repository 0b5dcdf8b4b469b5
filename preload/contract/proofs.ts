/** The calls about proofs of identity. */
import { z } from 'zod'
import { outcome } from './answers.ts'
import { call, request } from './call.ts'
import { sent } from './printing.ts'

/** Every call of `proofs`. */
export const proofsCalls = {
  /** Asks where by the system's dialog; the value is the name of the file, or null when the clerk closed the dialog. */
  save: call(request, outcome(z.object({ fileName: z.string() }).nullable())),
  /** The same for a ZIP with the proof, a cover page in the clerk's language, the request as JSON, and checksums. */
  saveRecord: call(request, outcome(z.object({ fileName: z.string() }).nullable())),
  /** Opens in the system's viewer. */
  open: call(request, outcome(z.null())),
  /** The PDF itself, to be shown in the window; its hash was checked. 50 MB at most, else `proofTooLarge`. */
  bytes: call(request, outcome(z.instanceof(Uint8Array))),
  /**
   * Fetches the proof from the service once more. `same`: the kept one came again. `replaced`: another one came and is
   * kept now; the earlier one stays beside it. Any failure leaves what is kept as it is.
   */
  fetchAgain: call(request, outcome(z.enum(['same', 'replaced']))),
  /** Saves an earlier proof, named by its hash, as `save` does. */
  saveEarlier: call(
    request.extend({ sha256: z.string().length(64) }),
    outcome(z.object({ fileName: z.string() }).nullable())
  ),
  /**
   * Sends it to the printer that the desk chose; `noPrinterChosen` until it did. Success does not mean that paper came
   * out.
   */
  print: call(request, outcome(sent)),
  /** Opens the folder in which it was filed, else saved last, in the system's own program. */
  openFolder: call(request, outcome(z.null()))
}
