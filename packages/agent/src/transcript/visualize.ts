import type { JsonValue } from '../json.ts'
import { printable } from './printable.ts'
import { cutToColumns, wrap } from './wrap.ts'

/** A tool as {@link visualize} shows it. */
export interface ToolDescription {
  readonly name: string
  /** As code calls it: `search(query: string, limit?: number): string`. */
  readonly signature: string
  readonly description: string
  /** Whether a person is asked before it runs, each time or at times. */
  readonly needsApproval?: boolean
}

/** What an agent is made of; plain JSON. */
export interface AgentDescription {
  /** Left out for an agent without one. */
  readonly name?: string
  /** The name of its class. */
  readonly kind: string
  readonly description?: string
  /** The server's name of its model. */
  readonly model: string
  readonly instructions?: string
  readonly tools: readonly ToolDescription[]
  /** Its sub-agents. */
  readonly agents: readonly AgentDescription[]
  /** Its other options by name, as far as JSON can say them. */
  readonly settings: Readonly<Record<string, JsonValue>>
}

/** A line of the tree with those below it. */
interface Branch {
  readonly title: string
  readonly text?: string
  readonly branches?: readonly Branch[]
}

const COLUMNS = 100
const TEXT_LINES = 3

/**
 * Draws an agent as a tree to print: model, settings, instructions, tools with their signatures, and its sub-agents
 * with all of theirs. Longer texts are cut to three lines of 100 columns.
 *
 * @example
 * const search = { name: 'search', signature: 'search(query: string): string', description: 'Searches the web.' }
 * const agent = { kind: 'CodeAgent', model: 'gpt-5', tools: [search], agents: [], settings: { maxSteps: 20 } }
 * visualize(agent).split('\n')[0] // → 'CodeAgent · gpt-5'
 */
export function visualize(description: AgentDescription): string {
  return draw(branchOfAgent(description), COLUMNS).join('\n')
}

function branchOfAgent(agent: AgentDescription): Branch {
  const { name, kind, description, model, instructions, tools, agents, settings } = agent
  const branches: Branch[] = []
  const options = Object.entries(settings).map(([key, value]) => `${key}: ${JSON.stringify(value)}`)
  if (options.length > 0) branches.push({ title: 'settings', text: options.join(' · ') })
  if (instructions) branches.push({ title: 'instructions', text: instructions })
  if (tools.length > 0) branches.push({ title: 'tools', branches: tools.map(branchOfTool) })
  if (agents.length > 0) branches.push({ title: 'agents', branches: agents.map(branchOfAgent) })
  const title = [...(name === undefined ? [] : [name]), kind, model].join(' · ')
  return { title, branches, ...(description ? { text: description } : {}) }
}

function branchOfTool({ signature, description, needsApproval }: ToolDescription): Branch {
  return { title: `${signature}${needsApproval ? ' · needs approval' : ''}`, text: description }
}

function draw({ title, text, branches = [] }: Branch, columns: number): string[] {
  const trunk = branches.length > 0 ? '│  ' : '   '
  const below = branches.flatMap((branch, index) => {
    const isLast = index === branches.length - 1
    const lines = draw(branch, columns - 3)
    return lines.map((line, at) => `${at === 0 ? (isLast ? '└─ ' : '├─ ') : isLast ? '   ' : '│  '}${line}`)
  })
  const titles = wrap(printable(title), columns).map((line, index) => `${index === 0 ? '' : trunk}${line}`)
  const texts =
    text === undefined ? [] : cutText(text, columns - trunk.length).map((line) => `${trunk}${line}`.trimEnd())
  return [...titles, ...texts, ...below]
}

function cutText(text: string, columns: number): string[] {
  // Deep down the tree is as wide as the page: a text still gets some room.
  const room = Math.max(40, columns)
  const lines = wrap(printable(text).trim(), room)
  if (lines.length <= TEXT_LINES) return lines
  return [...lines.slice(0, TEXT_LINES - 1), cutToColumns(`${lines[TEXT_LINES - 1]} …`, room)]
}
