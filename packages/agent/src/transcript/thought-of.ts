import type { ActionStep } from '../steps.ts'

/** Where a reply's code begins, as {@link readCode} finds it: its tag, or a fence. */
const CODE_OPENING = /<code>|^[ \t]*(`{3}|~{3})/m

/** What a model wrote in front of its code: the thought of its reply, without the word `Thought:`. */
export function thoughtOf({ modelOutput, code }: Pick<ActionStep, 'modelOutput' | 'code'>): string {
  if (code === undefined) return withoutLabel(modelOutput)
  if (modelOutput.trim() === code.trim()) return ''
  const opening = CODE_OPENING.exec(modelOutput)
  return withoutLabel(readField(modelOutput) ?? modelOutput.slice(0, opening?.index))
}

/** The thought of a reply that is JSON with thought and code. */
function readField(text: string): string | undefined {
  if (!text.trimStart().startsWith('{')) return undefined
  try {
    const reply: unknown = JSON.parse(text)
    const thought = (reply as { thought?: unknown } | null)?.thought
    return typeof thought === 'string' ? thought : undefined
  } catch {
    return undefined
  }
}

function withoutLabel(text: string): string {
  return text.trim().replace(/^(\*\*)?Thoughts?:(\*\*)?\s*/i, '')
}
