/** GitHub's own parser of workflows. It imports its schema as bundlers take it; Node wants to be told that it is JSON. */
import { registerHooks } from 'node:module'

const hooks = registerHooks({
  resolve(specifier, context, next) {
    const found = next(specifier, context)
    return found.url.endsWith('.json') ? { ...found, importAttributes: { type: 'json' } } : found
  }
})
const { NoOperationTraceWriter, parseWorkflow } = await import('@actions/workflow-parser')
hooks.deregister()

/** What GitHub would say against a workflow. */
export function faultsOf(name: string, content: string): string[] {
  return parseWorkflow({ name, content }, new NoOperationTraceWriter())
    .context.errors.getErrors()
    .map(({ message }) => message)
}
