/** Clients for the desk's services: each with a network of its own, its secret read from the keychain when a token is due. */
import type { Clock } from '../clock.ts'
import type { Keychain } from '../credentials/keychain.ts'
import { createEeidClient, type EeidClient } from '../eeid/client.ts'
import type { Log } from '../log/log.ts'
import type { ServiceRow } from '../store/services.ts'
