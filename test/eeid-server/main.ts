import { readCommandLine } from './command-line.ts'
import { type PracticeServer, startPracticeServer } from './index.ts'

const commandLine = readCommandLine(process.argv.slice(2))
if (commandLine.ok) await run(commandLine.options)
else fail(commandLine.message)

async function run(options: Parameters<typeof startPracticeServer>[0]): Promise<void> {
  let server: PracticeServer
  try {
    server = await startPracticeServer(options)
  } catch (error) {
    return fail(`cannot listen: ${error instanceof Error ? error.message : String(error)}`)
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void server.close())
  const { url, clientId, clientSecret } = server
  console.log(JSON.stringify({ url, clientId, clientSecret }))
}

function fail(message: string): void {
  console.error(`eeid-server: ${message}`)
  process.exitCode = 2
}
