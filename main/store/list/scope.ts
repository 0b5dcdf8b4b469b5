/** Which services' requests are meant: those of one, or of all that the desk has. */
import { allServices } from '../../../common/words/services.ts'
import type { Connection } from '../database/connection.ts'

/** Returns the function that knows the numbers under which the list keeps the requests of a service, or of all. */
export function serviceScopes(
  connection: Connection,
  numberOf: (serviceId: string) => number
): (serviceId: string) => readonly number[] {
  const all = connection
    .prepare<[], number>('SELECT l.number FROM service s JOIN cache.listed_service l ON l.id = s.id ORDER BY l.number')
    .pluck()
  return (serviceId) => (serviceId === allServices ? all.all() : [numberOf(serviceId)])
}
