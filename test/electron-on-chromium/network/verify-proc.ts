/**
 * `session.setCertificateVerifyProc`: told of every certificate. Chromium has decided by then, so a proc can only say
 * that it agrees: `-3`, or what Chromium says too.
 */
import { notProvided } from '../not-provided.ts'
import { certificateErrors, toCertificate } from './certificates.ts'
import type { VerifyProc } from './loader.ts'

/** What a host showed, and Chromium's name of what is wrong with it; `OK` where nothing is. */
export interface Verified {
  readonly hostname: string
  readonly chain: readonly string[]
  readonly result: string
}

/** Tells the proc, and waits for its word. */
export function tellProc(proc: NonNullable<VerifyProc>, { hostname, chain, result }: Verified): Promise<void> {
  const certificate = toCertificate(chain)
  const errorCode = certificateErrors[result] ?? 0
  const request = {
    hostname,
    certificate,
    validatedCertificate: certificate,
    isIssuedByKnownRoot: false,
    verificationResult: `net::${result}`,
    errorCode
  }
  return new Promise((resolve) =>
    proc(request, (word) => {
      const agrees = word === -3 || (errorCode === 0 ? word === 0 : word === -2)
      if (!agrees) notProvided(`a certificate verify proc that answers ${word} where Chromium says ${result}`)
      resolve()
    })
  )
}
