import type { AgentKind } from '../agent.ts'
import { AgentTool } from '../agent-tool.ts'
import { describeParameters } from '../tool/declare-tool.ts'
import type { Tool } from '../tool/tool.ts'
import type { AgentDescription, ToolDescription } from './visualize.ts'

/** Writes an agent, its tools and its sub-agents as plain data. */
export function describeAgent({ kind, options, settings }: AgentKind): AgentDescription {
  const { name, description, model, instructions, tools, maxSteps, planningInterval } = options
  return {
    ...(name === undefined ? {} : { name }),
    kind: kind === 'code' ? 'CodeAgent' : 'ToolCallingAgent',
    ...(description ? { description } : {}),
    model: model.id ?? model.constructor.name,
    ...(instructions === '' ? {} : { instructions }),
    tools: tools.filter((tool) => !(tool instanceof AgentTool)).map(describeTool),
    // As this agent calls it: `asTool` may have given it another name.
    agents: tools.flatMap((tool) => {
      return tool instanceof AgentTool
        ? [{ ...tool.agent.describe(), name: tool.name, description: tool.description }]
        : []
    }),
    settings: { maxSteps, ...(planningInterval === undefined ? {} : { planningInterval }), ...settings },
  }
}

function describeTool(tool: Tool): ToolDescription {
  const signature = `${tool.name}(${describeParameters(tool)}): ${tool.outputType}`
  const needsApproval = tool.needsApproval === undefined || tool.needsApproval === false ? {} : { needsApproval: true }
  return { name: tool.name, signature, description: tool.description, ...needsApproval }
}
