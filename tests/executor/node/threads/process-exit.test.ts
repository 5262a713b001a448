import { describe, expect, it } from 'vitest'
import { runCode } from '../../../docs/run-code.ts'

const IMPORT = `import { createExecutor } from '@dormouse/executor/node'`

/** Runs a program to the end that it comes to by itself; one that does not is ended after a minute, and fails. */
async function printed(code: string): Promise<string> {
  const { exitCode, output } = await runCode(`${IMPORT}\n${code}`)
  expect(exitCode, output).toBe(0)
  return output.trim()
}

// What a program's own output needs is always there.
const HANDLES = `process.getActiveResourcesInfo().filter((kind) => !/^(PipeWrap|TTYWrap|FSReqCallback)$/.test(kind))`

describe('a process with threads', () => {
  it('ends by itself after dispose(), with no handle left', async () => {
    const code = `
      const executor = await createExecutor({ threads: 2 })
      const hostFunctions = { never: () => new Promise(() => {}) }
      const waiting = executor.createSession({ hostFunctions }).run('never()')
      const spinning = executor.createSession().run('for (;;);')
      const ended = Promise.allSettled([waiting, spinning])
      console.log((await executor.run('20 + 22', { limits: { cpuMs: 100 } })).value)
      await executor.dispose()
      console.log((await ended).map(({ reason }) => reason.code).join(), ${HANDLES}.length)`
    expect(await printed(code)).toBe('42\ndisposed,disposed 0')
  })

  it('ends by itself without dispose(), once its threads have nothing to do', async () => {
    const code = `
      const executor = await createExecutor({ threads: 2 })
      console.log((await executor.run('20 + 22')).value)`
    expect(await printed(code)).toBe('42')
  })

  it('goes on while a guest computes, though nobody holds it', async () => {
    const code = `
      const executor = await createExecutor({ threads: 1 })
      executor.run('const end = Date.now() + 300; while (Date.now() < end); "done"').then(({ value }) => console.log(value))`
    expect(await printed(code)).toBe('done')
  })
})
