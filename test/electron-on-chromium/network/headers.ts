/** The headers of an answer, as the DevTools protocol tells them. */
import type { Protocol } from '../chromium/cdp.ts'
import type { ResponseHead } from './loader.ts'

/** The head of an answer from what came over the wire, or from what DevTools makes of it where that is all there is. */
export function headOf(
  response: Protocol.Network.Response | undefined,
  wire: Protocol.Network.responseReceivedExtraInfoPayload | undefined
): ResponseHead {
  const first = /^HTTP\/(\d\.\d) (\d+) ?(.*)/.exec(wire?.headersText ?? '')
  return {
    statusCode: wire?.statusCode ?? response?.status ?? 0,
    statusMessage: first?.[3] ?? response?.statusText ?? '',
    httpVersion: first?.[1] ?? versionOf(response?.protocol),
    headers: wire?.headersText ? fromText(wire.headersText) : fromObject(wire?.headers ?? response?.headers ?? {})
  }
}

function fromText(text: string): ResponseHead['headers'] {
  return text
    .split('\r\n')
    .slice(1)
    .flatMap((line) => {
      const at = line.indexOf(':')
      return at < 1 ? [] : [[line.slice(0, at), line.slice(at + 1).trim()] as const]
    })
}

/** Values of one name are told in lines. */
function fromObject(headers: Protocol.Network.Headers): ResponseHead['headers'] {
  return Object.entries(headers).flatMap(([name, values]) =>
    String(values)
      .split('\n')
      .map((value) => [name, value] as const)
  )
}

function versionOf(protocol: string | undefined): string {
  return protocol === 'h2' ? '2.0' : '1.1'
}
