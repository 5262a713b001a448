import type { ModelBlueprint } from './model.ts'

/**
 * The blueprint of a model: undefined when an option is no plain data (a function, a client), or when it is of a class
 * of the user's, which no name of ours can stand for.
 *
 * The key takes the place of the environment: another thread needs no more of it.
 */
export function blueprintOf(
  made: { readonly name: string },
  asked: { readonly name: string } | undefined,
  options: object,
  apiKey: string | undefined,
): ModelBlueprint | undefined {
  if (made !== asked) return undefined
  const { environment: _, ...rest } = options as { environment?: unknown }
  try {
    return { model: made.name, options: structuredClone({ ...rest, ...(apiKey ? { apiKey } : {}) }) }
  } catch {
    return undefined
  }
}
