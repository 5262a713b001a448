import type { RequestLimits } from '../model/request-limits.ts'
import { callTool } from '../tool/call-tool.ts'
import { Tool, type ToolContext } from '../tool/tool.ts'

/**
 * A tool that waits for a place before it works, for one call.
 *
 * Only the work takes a place: a call that still waits for a person holds up no other. The tool itself is called
 * within, so its setup and the check of its result are those of the tool.
 */
export class LimitedTool extends Tool {
  override readonly name: string
  override readonly description: string
  override readonly inputs: Tool['inputs']
  override readonly outputType: Tool['outputType']
  readonly #tool: Tool
  readonly #places: RequestLimits

  constructor(tool: Tool, places: RequestLimits) {
    super()
    this.#tool = tool
    this.#places = places
    this.name = tool.name
    this.description = tool.description
    this.inputs = tool.inputs
    this.outputType = tool.outputType
    const { parameters, inputSchema, approvalTimeoutMs, answeredByPerson } = tool
    // Asked of the tool itself: a method that looks at its own fields must find them.
    const needsApproval = typeof tool.needsApproval === 'function' ? tool.needsApproval.bind(tool) : tool.needsApproval
    Object.assign(this, { parameters, inputSchema, needsApproval, approvalTimeoutMs, answeredByPerson })
  }

  override async forward(...given: unknown[]): Promise<unknown> {
    // Whoever calls a tool gives its values, and then the context.
    const context = given.at(-1) as ToolContext
    const leave = await this.#places.takeSlot(context.signal)
    try {
      return await callTool(this.#tool, { named: {}, values: given.slice(0, -1) }, context)
    } finally {
      leave()
    }
  }
}
