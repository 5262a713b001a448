import { createContext, runInContext } from 'node:vm'
import type { CodeCall, CodeExecutor, CodeOutcome, CodeSession, HostFunction } from '@dormouse/agent'

/** How a terminal host function ended the code: its name and what it returned. */
type Ending = { readonly endedBy: string; readonly value: unknown }

/** What a fake executor saw. */
export interface FakeExecutor extends CodeExecutor {
  readonly seen: { created: number; disposed: number; running: number; executorDisposed: boolean }
}

/**
 * An executor for tests of the agent: node:vm, so that code writes `await` itself, gives its value by `return`, and
 * keeps what it puts on `globalThis`.
 */
export function createFakeExecutor(): FakeExecutor {
  const seen = { created: 0, disposed: 0, running: 0, executorDisposed: false }
  return {
    seen,
    createSession: ({ hostFunctions }) => {
      seen.created++
      return createSession(hostFunctions, seen)
    },
    dispose: async () => {
      seen.executorDisposed = true
    },
  }
}

function createSession(hostFunctions: Readonly<Record<string, HostFunction>>, seen: FakeExecutor['seen']): CodeSession {
  // The code's dates and maps are the host's, as those that cross from a real sandbox are.
  const context = createContext({ Date, Map })
  return {
    run: async (code, { signal, onLog }) => {
      seen.running++
      try {
        return await runCell(code, signal, onLog)
      } finally {
        seen.running--
      }
    },
    dispose: async () => {
      seen.disposed++
    },
  }

  async function runCell(
    code: string,
    signal: AbortSignal,
    onLog: (entry: { level: string; text: string }) => void,
  ): Promise<CodeOutcome> {
    signal.throwIfAborted()
    const logs: { level: string; text: string }[] = []
    const calls: CodeCall[] = []
    const log =
      (level: string) =>
      (...values: unknown[]): void => {
        const entry = { level, text: values.map(String).join(' ') }
        logs.push(entry)
        onLog(entry)
      }
    let end = (_: Ending): void => {}
    const ended = new Promise<Ending>((resolve) => {
      end = resolve
    })
    const functions = Object.entries(hostFunctions).map(([name, host]) => [
      name,
      guestFunction({ name, host, calls, signal, end }),
    ])
    Object.assign(
      context,
      { console: { log: log('log'), warn: log('warn') }, setTimeout },
      Object.fromEntries(functions),
    )
    const always = { logs, logBytesOmitted: 0, calls }
    try {
      const work = Promise.resolve().then(() => runInContext(`(async () => {${code}\n})()`, context))
      const valued = work.then((value) => ({ value }))
      return { ...always, status: 'completed', ...(await Promise.race([valued, ended, abortion(signal)])) }
    } catch (error) {
      signal.throwIfAborted()
      const { name = 'Error', message = String(error) } = error as Error
      const isSyntax = name === 'SyntaxError'
      return {
        ...always,
        status: 'failed',
        rolledBack: false,
        error: {
          code: isSyntax ? 'syntax' : 'guest',
          name,
          message,
          codeFrame: `  1 | ${code}`,
          advice: 'Look again.',
        },
      }
    }
  }
}

interface GuestFunction {
  readonly name: string
  readonly host: HostFunction
  readonly calls: CodeCall[]
  readonly signal: AbortSignal
  readonly end: (ending: Ending) => void
}

function guestFunction({ name, host, calls, signal, end }: GuestFunction) {
  return async (...args: unknown[]): Promise<unknown> => {
    if (host.terminal) {
      end({ endedBy: name, value: await host.handle({ args, signal, id: calls.length + 1, suspend }) })
      // The code gets no further, and cannot catch this.
      return await new Promise(() => {})
    }
    const index = calls.length
    const record = { id: index + 1, name, args, status: 'pending' as const, durationMs: 0 }
    calls.push(record)
    try {
      const value = await host.handle({ args, signal, id: record.id, suspend })
      calls[index] = { ...record, status: 'fulfilled', value }
      return value
    } catch (error) {
      const { name: errorName, message } = error as Error
      calls[index] = { ...record, status: 'rejected', error: { name: errorName, message } }
      throw error
    }
  }
}

function abortion(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason), { once: true }))
}

function suspend(): never {
  throw new Error('The fake executor cannot suspend')
}
