import type { WebhookSender } from '../service/webhooks.ts'

/** Sends webhooks over HTTP, unless the line is unplugged. */
export function httpWebhookSender(unplugged: () => boolean): WebhookSender {
  return async ({ url, body, signature }, signal) => {
    if (unplugged()) throw new Error('unplugged')
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-hmac-signature': signature, connection: 'close' },
      body,
      redirect: 'manual',
      signal
    })
    await answer.body?.cancel()
    return answer.status
  }
}
