/** Certificates as Electron tells them (`electron.d.ts`, `Certificate`). */
import { createHash, X509Certificate } from 'node:crypto'

/** PEM of a certificate in base64. */
export function toPem(der: string): string {
  const lines = der.match(/.{1,64}/g) ?? []
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n')
}

/** The first of a chain, PEM, with those that issued it. */
export function toCertificate([own, ...issuers]: readonly string[]): Electron.Certificate {
  const certificate = new X509Certificate(own ?? '')
  const [issuer, subject] = [principalOf(certificate.issuer), principalOf(certificate.subject)]
  const told = {
    data: own ?? '',
    fingerprint: `sha256/${createHash('sha256').update(certificate.raw).digest('base64')}`,
    issuer,
    issuerName: issuer.commonName,
    serialNumber: certificate.serialNumber,
    subject,
    subjectName: subject.commonName,
    validStart: certificate.validFromDate.getTime() / 1000,
    validExpiry: certificate.validToDate.getTime() / 1000
  }
  return { ...told, ...(issuers.length > 0 ? { issuerCert: toCertificate(issuers) } : {}) } as Electron.Certificate
}

function principalOf(text: string): Electron.CertificatePrincipal {
  const values = (key: string) =>
    text
      .split('\n')
      .filter((line) => line.startsWith(`${key}=`))
      .map((line) => line.slice(key.length + 1))
  return {
    commonName: values('CN')[0] ?? '',
    organizations: values('O'),
    organizationUnits: values('OU'),
    locality: values('L')[0] ?? '',
    state: values('ST')[0] ?? '',
    country: values('C')[0] ?? ''
  }
}

/** Chromium's numbers of what can be wrong with a certificate (net/base/net_error_list.h). */
export const certificateErrors: Readonly<Record<string, number>> = {
  ERR_CERT_COMMON_NAME_INVALID: -200,
  ERR_CERT_DATE_INVALID: -201,
  ERR_CERT_AUTHORITY_INVALID: -202,
  ERR_CERT_CONTAINS_ERRORS: -203,
  ERR_CERT_REVOKED: -206,
  ERR_CERT_INVALID: -207,
  ERR_CERT_WEAK_SIGNATURE_ALGORITHM: -208,
  ERR_CERT_NON_UNIQUE_NAME: -210,
  ERR_CERT_WEAK_KEY: -211,
  ERR_CERT_NAME_CONSTRAINT_VIOLATION: -212,
  ERR_CERT_VALIDITY_TOO_LONG: -213
}
