import type { GuestWeb } from './guest-web.ts'

/** What an expression gives, or the name of what it throws, in a form that JSON can carry. */
type Answer = { readonly value: unknown } | { readonly throws: string }

/** Evaluates a JavaScript expression in the guest and in this Node and gives both answers. */
export function compareWithNode(guest: GuestWeb, expression: string): { guest: Answer; node: Answer } {
  const node = answer(() => {
    const value: unknown = new Function(`return JSON.stringify({ value: ${expression} })`)()
    return (JSON.parse(String(value)) as { value?: unknown }).value
  })
  return { guest: answer(() => guest.run(`return ${expression}`)), node }
}

function answer(evaluate: () => unknown): Answer {
  try {
    return { value: evaluate() }
  } catch (error) {
    return { throws: error instanceof Error ? error.name : String(error) }
  }
}
