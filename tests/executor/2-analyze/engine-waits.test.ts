import { describe, expect, it } from 'vitest'
import { NO_NAMES } from '../../../packages/executor/src/3-rewrite/top-level.ts'
import { type CompileOptions, compileCell } from '../../../packages/executor/src/compile.ts'

const options: CompileOptions = {
  hostFunctions: new Set(['tool']),
  modulesSuspend: false,
  hasTerminal: false,
  settles: true,
  sourceBytes: 10_000,
}
const compiled = (code: string, engineWaits: boolean): { readonly scriptText: string; readonly isAsync: boolean } =>
  compileCell({ code, names: NO_NAMES, fileName: 'cell-1.js' }, { ...options, engineWaits }).runnable

describe('withEngineWaiting() leaves', () => {
  it('calls that would wait plain, and their functions as written but marked', () => {
    const code = 'const f = (x) => tool(x) + 1; class A { get g() { return tool(1) } m() { return f(2) } } f(1)'
    const before = compiled(code, false)
    const after = compiled(code, true)
    expect([before.isAsync, /\$\$(enter|call)\(|await/.test(before.scriptText)]).toEqual([true, true])
    expect([after.isAsync, /\$\$(enter|call)\(|await/.test(after.scriptText)]).toEqual([false, false])
    expect(after.scriptText).toMatch(/\$\$mark\(\(x\) => tool\(x\) \+ 1, "cell-1.js 1", "f"\)/)
  })

  it('calls under an await, and those whose promise is wanted, as they are: the engine never halts in them', () => {
    const code =
      'const f = async () => { const n = await tool(1); return n + tool(2) }; const p = tool(3); await p; await f()'
    const { scriptText } = compiled(code, true)
    expect(scriptText).toContain('await $$callPromise(tool, 1)')
    expect(scriptText).toMatch(/\$\$callPromise\(tool, 3\)/)
    // In a function that is asynchronous as written a call waits by its promise, too.
    expect(scriptText).toMatch(/\$\$callAsync\(tool, 2\) \? \$\$unboxed\(await \$\$take\(\)\)/)
  })
})
