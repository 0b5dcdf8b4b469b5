/** Why a connection to the office's server is given up in the middle of an exchange. */
import type { OfficeFault } from './server.ts'

// Codes of PostgreSQL (SQLSTATE).
const faults: Readonly<Record<string, OfficeFault>> = {
  // disk_full
  '53100': 'full',
  // read_only_sql_transaction
  '25006': 'standby'
}

/** What an error of a call says of the server, by its code: messages are in any language. */
export const lostBy = (error: unknown): OfficeFault => faults[(error as { code?: string }).code ?? ''] ?? 'unreachable'
