/** The 4xx with which fastify refuses a request that it does not take, such as one that is too large; null for any other error. */
export function refusedStatus(error: unknown): number | null {
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : null
  return typeof status === 'number' && status >= 400 && status < 500 ? status : null
}
