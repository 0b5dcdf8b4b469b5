import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { startPracticeServer } from '../../eeid-server/index.ts'

const MAIN = fileURLToPath(new URL('../../eeid-server/main.ts', import.meta.url))

interface Ended {
  code: number | null
  stderr: string
}

function start(...args: string[]): { child: ChildProcess; ended: Promise<Ended>; firstLine: Promise<string> } {
  const child = spawn(process.execPath, [MAIN, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  let stderr = ''
  child.stderr.on('data', (chunk) => {
    stderr += String(chunk)
  })
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, stderr }))
  const firstLine = once(child.stdout, 'data').then(([chunk]) => String(chunk).split('\n')[0] ?? '')
  return { child, ended, firstLine }
}

describe('the command', { timeout: 30_000 }, () => {
  test.each(['SIGTERM', 'SIGINT'] as const)('says where it is and closes cleanly at %s', async (signal) => {
    const { child, ended, firstLine } = start('--client-id', 'demo', '--client-secret', 'given')
    const said = JSON.parse(await firstLine) as { url: string; clientId: string; clientSecret: string }
    expect(said).toEqual({
      url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
      clientId: 'demo',
      clientSecret: 'given'
    })
    const authorization = `Basic ${Buffer.from('demo:given').toString('base64')}`
    const answer = await fetch(`${said.url}/api/auth/v1/token`, { method: 'POST', headers: { authorization } })
    expect(answer.status).toBe(201)
    child.kill(signal)
    expect(await ended).toEqual({ code: 0, stderr: '' })
  })

  test.each([
    [['--port', 'http'], '--port must be a whole number from 0 to 65535, not "http"'],
    [['--port', '65536'], '--port must be a whole number from 0 to 65535, not "65536"'],
    [['--speed', '3'], '--speed'],
    [['--client-id', 'a:b'], '--client-id must not contain a colon'],
    [['--client-secret', ''], '--client-secret must not be empty'],
    [['--webhook-url', 'nowhere'], '--webhook-url must be a web address'],
    [['extra'], 'extra']
  ])('%j is refused with exit code 2', async (args, message) => {
    const { code, stderr } = await start(...args).ended
    expect(code).toBe(2)
    expect(stderr).toContain('eeid-server: ')
    expect(stderr).toContain(message)
  })

  test('a port in use is refused with exit code 2', async () => {
    await using server = await startPracticeServer()
    const { code, stderr } = await start('--port', new URL(server.url).port).ended
    expect(code).toBe(2)
    expect(stderr).toContain('EADDRINUSE')
  })

  test('id and secret of the demo service are different at each start', async () => {
    await using one = await startPracticeServer()
    await using two = await startPracticeServer()
    expect(one.clientId).not.toBe(two.clientId)
    expect(one.clientSecret).not.toBe(two.clientSecret)
  })
})
