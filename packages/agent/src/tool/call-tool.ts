import { andThen, isPromiseLike } from './and-then.ts'
import type { Bound } from './bind-call.ts'
import type { Tool, ToolContext } from './tool.ts'
import { validateWith } from './validate-with.ts'

type SetUp = 'done' | Promise<void>

// A memo beside tools, which may be plain or frozen objects: it keeps none alive, and two agents share a tool's setup.
const setUps = new WeakMap<Tool, SetUp>()

/**
 * Calls a tool with arguments that were bound: sets it up if that is still to do, runs it, and checks its result.
 *
 * No promise is made unless the setup, the tool or its output schema is asynchronous. A result that does not fit
 * `outputSchema` is a TypeError that names the tool and the place; a schema that changes values gives the changed one.
 */
export function callTool(tool: Tool, bound: Omit<Bound, 'given'>, context: ToolContext): unknown {
  // `forward` names its own parameter types; the values were checked against what the tool says of them.
  const forward = tool.forward as (...values: unknown[]) => unknown
  const run = (): unknown => {
    context.signal.throwIfAborted()
    return forward.call(tool, ...bound.values, context)
  }
  const done = setUp(tool)
  const result = done === 'done' ? run() : done.then(run)
  return tool.outputSchema === undefined ? result : andThen(result, (value) => checkResult(tool, value))
}

function setUp(tool: Tool): SetUp {
  const known = tool.setup === undefined ? 'done' : setUps.get(tool)
  if (known !== undefined) return known
  // Throws at the call when it fails at once, and is then tried again by the next.
  const started: unknown = tool.setup?.()
  if (!isPromiseLike(started)) {
    setUps.set(tool, 'done')
    return 'done'
  }
  const pending = Promise.resolve(started).then(
    () => void setUps.set(tool, 'done'),
    (error: unknown) => {
      setUps.delete(tool)
      throw error
    },
  )
  setUps.set(tool, pending)
  return pending
}

function checkResult({ name, outputSchema }: Tool, value: unknown): unknown {
  return andThen(validateWith(outputSchema ?? {}, value), (checked) => {
    if ('value' in checked) return checked.value
    throw new TypeError(`The tool ${name} gave a result that is not what it promises: ${checked.problem}`)
  })
}
