/**
 * Puts variables in the places where a model wrote `@name` and nothing else, at any depth; other texts stay as they
 * are.
 */
export function fillReferences(args: unknown, variables: Readonly<Record<string, unknown>>): unknown {
  if (typeof args === 'string') {
    const name = args.startsWith('@') ? args.slice(1) : ''
    return Object.hasOwn(variables, name) ? variables[name] : args
  }
  if (Array.isArray(args)) return args.map((item) => fillReferences(item, variables))
  if (typeof args !== 'object' || args === null) return args
  const fields = Object.entries(args).map(([name, value]) => [name, fillReferences(value, variables)] as const)
  // fromEntries defines own keys, so `__proto__` stays an ordinary one.
  return Object.fromEntries(fields)
}
