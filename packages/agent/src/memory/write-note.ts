import type { ActionStep, Step, TaskStep } from '../steps.ts'
import type { NoteStep } from './note-step.ts'

const MAX_TASKS = 5
const MAX_TASK_CHARS = 100
const MAX_TOOLS = 10

/** Writes the note that stands for steps that were left out: how many, what tools they called, what is still there. */
export function writeNote(steps: readonly Step[]): NoteStep {
  const tasks = steps.filter((step) => step.type === 'task')
  const actions = steps.filter((step) => step.type === 'action')
  const sentences = [tasks.length > 0 ? tellTasks(tasks, actions.length) : tellSteps(actions), tellTools(actions)]
  if (actions.some((step) => step.code !== undefined)) sentences.push('What the code declared is still there.')
  return { type: 'task', isNote: true, task: `(${sentences.filter((sentence) => sentence !== '').join(' ')})` }
}

function tellSteps(actions: readonly ActionStep[]): string {
  const [first, last] = [actions[0]?.number ?? 0, actions.at(-1)?.number ?? 0]
  if (actions.length === 0) return 'An earlier plan is left out to save space.'
  if (actions.length === 1) return `Step ${first} is left out to save space.`
  // Numbers start anew with a task that another run was given.
  const isInOrder = last - first === actions.length - 1
  return `${isInOrder ? `Steps ${first}–${last}` : `${actions.length} steps`} are left out to save space.`
}

function tellTasks(tasks: readonly TaskStep[], stepCount: number): string {
  const names = tasks.slice(-MAX_TASKS).map(({ task }) => `“${cutEnd(task.replace(/\s+/g, ' ').trim())}”`)
  if (names.length < tasks.length) names.unshift('…')
  const whole = `${tasks.length === 1 ? 'An earlier task' : `${tasks.length} earlier tasks`} and ${stepCount} of the steps`
  return `${whole} are left out to save space: ${names.join(', ')}.`
}

function tellTools(actions: readonly ActionStep[]): string {
  const counts = new Map<string, number>()
  for (const step of actions) {
    const names = step.toolCalls?.length ? step.toolCalls : step.calls
    for (const { name } of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  const tools = [...counts].map(([name, count]) => (count === 1 ? name : `${name} (${count} times)`))
  const left = tools.length - MAX_TOOLS
  if (left > 0) tools.splice(MAX_TOOLS, left, `${left} more tools`)
  return tools.length === 0 ? '' : `Tools called: ${tools.join(', ')}.`
}

function cutEnd(text: string): string {
  const characters = [...text]
  return characters.length > MAX_TASK_CHARS ? `${characters.slice(0, MAX_TASK_CHARS).join('')}…` : text
}
