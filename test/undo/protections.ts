/** Every protection that `npm run undo` undoes. Who adds a protection adds its line; docs/security.md says what each is for. */

import { atTheDoor } from './at-the-door.ts'
import { inTheShell } from './in-the-shell.ts'
import type { Protection } from './kit.ts'
import { ofErasing } from './of-erasing.ts'
import { ofOffice } from './of-office.ts'
import { ofTheData } from './of-the-data.ts'
import { ofVersions } from './of-versions.ts'
import { onTheWay } from './on-the-way.ts'

/** All of them. */
export const protections: readonly Protection[] = [
  ...inTheShell,
  ...atTheDoor,
  ...onTheWay,
  ...ofTheData,
  ...ofVersions,
  ...ofErasing,
  ...ofOffice
]
