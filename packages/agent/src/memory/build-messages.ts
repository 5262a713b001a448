import type { ContentPart, ModelMessage, ModelToolCall } from '../model/model.ts'
import type { ActionStep, ModelShare, PlanStep, Step, StepToolCall, TaskStep } from '../steps.ts'
import type { Memory } from './memory.ts'
import { isNote } from './note-step.ts'

type UserContent = Extract<ModelMessage, { role: 'user' }>['content']

/**
 * Writes a memory as the conversation that the model is sent. A {@link RunResult} fits as well.
 *
 * The same memory always gives the same messages, and a step more only adds to their end: servers find everything
 * before it in their prompt caches. User's messages in a row are joined, since some servers insist on turns; none is
 * empty, and the results of native tool calls follow their calls at once. Images go with their task, and nowhere else.
 *
 * @example
 * const memory = new Memory('You count.', [{ type: 'task', task: 'Count to three.' }])
 * buildMessages(memory)[1] // → { role: 'user', content: 'Task:\nCount to three.' }
 */
export function buildMessages({ systemPrompt, steps }: Pick<Memory, 'systemPrompt' | 'steps'>): ModelMessage[] {
  const firstTask = steps.findIndex((step) => step.type === 'task')
  const messages = steps.flatMap((step, index) => writeStep(step, index === firstTask))
  const system: ModelMessage[] = systemPrompt === '' ? [] : [{ role: 'system', content: systemPrompt }]
  return messages.reduce(addInTurn, system)
}

/** Adds words of the user to a conversation, joined to its last message where that is the user's too. */
export function addUserText(messages: readonly ModelMessage[], text: string): ModelMessage[] {
  return addInTurn([...messages], { role: 'user', content: text })
}

/** Writes one step; a task that is not the first of its conversation is announced as a new one. */
export function writeStep(step: Step, isFirstTask: boolean): ModelMessage[] {
  if (step.type === 'task') return [{ role: 'user', content: writeTask(step, isFirstTask) }]
  if (step.type === 'plan') return writePlan(step)
  if (step.type === 'action') return writeAction(step)
  return [writeReply(step.modelOutput, step)]
}

const VARIABLES = 'Variables that came with it; your code can use them by name:'
const REFERENCES = 'Data that came with it; to give a tool one of them whole, write its @name as the argument:'

function writeTask(step: TaskStep, isFirstTask: boolean): UserContent {
  if (isNote(step)) return step.task
  const { task, variables = [], images = [] } = step
  const parts = [`${isFirstTask ? 'Task' : 'New task'}:\n${task}`]
  if (variables.length > 0) {
    const lines = variables.map(({ name, type, preview, isReference }) => {
      return `- ${isReference ? '@' : ''}${name}: ${type} = ${preview}`
    })
    parts.push([variables.some(({ isReference }) => isReference) ? REFERENCES : VARIABLES, ...lines].join('\n'))
  }
  const text = parts.join('\n\n')
  if (images.length === 0) return text
  return [{ type: 'text', text }, ...images.map((url) => ({ type: 'image', url }) as const)]
}

function writePlan(step: PlanStep): ModelMessage[] {
  return [writeReply(step.plan, step), { role: 'user', content: 'Now go on and carry out this plan.' }]
}

function writeAction(step: ActionStep): ModelMessage[] {
  const { modelOutput, toolCalls = [], observation } = step
  const told: ModelMessage[] = observation === '' ? [] : [{ role: 'user', content: `Observation:\n${observation}` }]
  if (toolCalls.length === 0) return [writeReply(modelOutput, step), ...told]
  return [
    { role: 'assistant', content: modelOutput, toolCalls: toolCalls.map(writeCall), ...thoughtsOf(step) },
    ...toolCalls.map(({ id, name, result }): ModelMessage => {
      return { role: 'tool', toolCallId: id, name, content: result || '(no result)' }
    }),
    ...told,
  ]
}

function writeCall({ id, name, arguments: json, providerData }: StepToolCall): ModelToolCall {
  return { id, name, arguments: json, ...(providerData ? { providerData } : {}) }
}

/** Servers refuse empty messages, unless they call tools. */
function writeReply(text: string, share: ModelShare): ModelMessage {
  return { role: 'assistant', content: text || '(no reply)', ...thoughtsOf(share) }
}

function thoughtsOf({ reasoning, providerData }: ModelShare): Pick<ModelShare, 'reasoning' | 'providerData'> {
  return { ...(reasoning ? { reasoning } : {}), ...(providerData ? { providerData } : {}) }
}

/** Adds a message so that user and assistant take turns; it changes no message but the last. */
function addInTurn(messages: ModelMessage[], message: ModelMessage): ModelMessage[] {
  const last = messages.at(-1)
  if (last?.role === 'user' && message.role === 'user') {
    messages[messages.length - 1] = { role: 'user', content: join(last.content, message.content) }
  } else if (last?.role === 'assistant' && message.role === 'assistant') {
    messages.push({ role: 'user', content: 'Go on.' }, message)
  } else {
    messages.push(message)
  }
  return messages
}

function join(first: UserContent, second: UserContent): UserContent {
  if (typeof first === 'string' && typeof second === 'string') return `${first}\n\n${second}`
  return [...partsOf(first), ...partsOf(second)]
}

function partsOf(content: UserContent): readonly ContentPart[] {
  return typeof content === 'string' ? [{ type: 'text', text: content }] : content
}
