import { callTool } from '../../tool/call-tool.ts'
import { isAsyncFunction } from '../../tool/is-async-function.ts'
import { isStandardSchema } from '../../tool/standard-schema.ts'
import type { Tool, ToolContext } from '../../tool/tool.ts'
import type { Callbacks } from './callbacks.ts'
import { MARK, type Mark } from './marks.ts'
import { needsArun } from './needs-arun.ts'
import { packSchema } from './pack-schema.ts'

/** What a helper thread needs to know of a tool, beside how it is called. */
const FIELDS = [
  ...['name', 'description', 'inputs', 'parameters', 'inputSchema', 'outputType', 'outputSchema'],
  ...['needsApproval', 'approvalTimeoutMs', 'answeredByPerson'],
] as const

/** Whether a value is a tool. */
export function isTool(value: object): value is Tool {
  return 'forward' in value && typeof value.forward === 'function' && 'inputs' in value
}

/**
 * Packs a tool: it is set up and called on the calling thread, with arguments that were found to be what it takes.
 *
 * Throws an AgentError `needs-arun` for one that is written as async.
 * @param pack packs a field, which stands at a path
 */
export function packTool(tool: Tool, callbacks: Callbacks, pack: (field: unknown, path: string) => unknown): Mark {
  const label = `the tool ${tool.name}`
  if (isAsyncFunction(tool.forward)) throw needsArun(`${label} is async`)
  if (isAsyncFunction(tool.setup)) throw needsArun(`setup() of ${label} is async`)
  const packField = (key: string, field: unknown): unknown => {
    // The result is checked where the tool is called, and might not pass a second time: a schema may change it.
    if (key === 'outputSchema' && isStandardSchema(field)) return packSchema(field, undefined)
    return pack(field, `${key} of ${label}`)
  }
  const given = FIELDS.map((key) => [key, (tool as unknown as Record<string, unknown>)[key]] as const)
  const packed = given.filter(([, field]) => field !== undefined).map(([key, field]) => [key, packField(key, field)])
  const forward = callbacks.add(label, (args) => {
    // The last is what the agent tells every tool of its call.
    return callTool(tool, { named: {}, values: args.slice(0, -1) }, args.at(-1) as ToolContext)
  })
  return { [MARK]: 'tool', index: callbacks.keepTool(tool), fields: { ...Object.fromEntries(packed), forward } }
}
