/** Protections of an office of several desks. */
import { inFile, type Protection } from './kit.ts'

const server = 'test/integration/office/server.test.ts'

/** See above. */
export const ofOffice: readonly Protection[] = [
  ...inFile('main/office/check.ts', server, [
    'an entry counts only if its desk has signed it',
    'isSigned(by.desk.sign, entry.head, entry.signature)',
    'isSigned(by.desk.sign, entry.head, entry.signature) || true'
  ]),
  ...inFile(
    'main/office/pg-server.ts',
    server,
    [
      'the server shows a certificate of the office’s authority',
      'rejectUnauthorized: true',
      'rejectUnauthorized: false'
    ],
    ['nothing is taken from the environment', '  forgetEnvironment()\n', '']
  ),
  ...inFile(
    'main/office/schema.ts',
    server,
    ['the server keeps a body under its own id only', 'CHECK (id = sha256(subject || bytes))', ''],
    ['a login takes back only what it has put', ' AND put_by = session_user;', ';']
  )
]
