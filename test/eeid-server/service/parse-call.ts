import type { EeidCall } from './api.ts'

/** An HTTP request, as far as the API looks at it. */
export interface PlainRequest {
  method: string
  /** Path and query. */
  url: string
  authorization: string | undefined
  body: string
}

const REQUESTS = '/api/ident/v1/identification_requests'
const ONE_REQUEST = /^\/api\/ident\/v1\/identification_requests\/([^/]+)(\/proof_of_identity)?$/

/** Which call of the API an HTTP request is (eeID API description, "Calls"); null when it is none. */
export function parseCall({ method, url, authorization, body }: PlainRequest): EeidCall | null {
  const { pathname, searchParams } = new URL(url, 'http://eeid.invalid')
  const route = `${method} ${pathname}`
  if (route === 'POST /api/auth/v1/token') return { name: 'token', authorization }
  if (route === `POST ${REQUESTS}`) return { name: 'create', authorization, body }
  if (route === `GET ${REQUESTS}`) {
    const [page, pageSize] = [searchParams.get('page'), searchParams.get('page_size')]
    return { name: 'list', authorization, page: page ?? undefined, pageSize: pageSize ?? undefined }
  }
  const [, id, proof] = (method === 'GET' && ONE_REQUEST.exec(pathname)) || []
  return id === undefined ? null : { name: proof ? 'proof' : 'show', authorization, id: decoded(id) }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
