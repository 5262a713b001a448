import { execFileSync } from 'node:child_process'
import { createExecutor, type Session } from '@dormouse/executor'
import { describe, expect, it } from 'vitest'
import { imageBytes } from '../../../packages/executor/src/5-run/image.ts'
import type { Machine } from '../../../packages/executor/src/5-run/machine.ts'
import { MachinePool, type Resident } from '../../../packages/executor/src/5-run/machine-pool.ts'
import { makeTemplate } from '../../../packages/executor/src/5-run/template.ts'
import { GUEST_LIBRARY } from '../../../packages/executor/src/guest/generated/library.ts'
import { loadEngine } from '../../../packages/executor/src/node/load-engine.ts'
import { deferred, failureOf, valueOf } from '../../support/executor.ts'
import { watchMachines } from '../../support/machine-memory.ts'

/** A fixed order that looks random (a linear congruence), so that each run of the test is the same. */
function shuffled<T>(list: readonly T[]): T[] {
  let state = 12345
  const keyed = list.map((value) => {
    state = (state * 1103515245 + 12345) % 2147483648
    return { value, key: state }
  })
  return keyed.sort((left, right) => left.key - right.key).map(({ value }) => value)
}

describe('waiting sessions', () => {
  it('1,000 of them over two machines finish with right values in any order of answers', async () => {
    const machines = watchMachines()
    const executor = await createExecutor({ maxMachines: 2 })
    const answers: ((value: number) => void)[] = []
    const hostFunctions = {
      ask: (id: number) => {
        const { promise, resolve } = deferred<number>()
        answers[id] = resolve
        return promise
      },
    }
    const code = `let sum = 0; const before = 'session ' + id; for (let i = 0; i < 2; i++) { sum += ask(id) } before + ' ' + sum`
    const runs = Array.from({ length: 1000 }, (_, id) => executor.run(code, { hostFunctions, globals: { id } }))
    for (let round = 1; round <= 2; round++) {
      while (answers.filter(Boolean).length < 1000) await new Promise((resolve) => setImmediate(resolve))
      const asked = answers.splice(0)
      for (const [at, id] of shuffled([...asked.keys()]).entries()) {
        asked[id]?.(id * round)
        if (at % 100 === 0) await new Promise((resolve) => setImmediate(resolve))
      }
    }
    const values = (await Promise.all(runs)).map(valueOf)
    expect(values).toEqual(Array.from({ length: 1000 }, (_, id) => `session ${id} ${id * 3}`))
    await executor.dispose()
    machines.stop()
    // The template is made in one more, which is not kept.
    expect(machines.memories.length).toBeLessThanOrEqual(3)
  }, 60_000)

  it('a machine more is not made for sessions of many sizes', async () => {
    const executor = await createExecutor({ maxMachines: 2 })
    const sessions: Session[] = [20, 24, 28, 32].map((mib) =>
      executor.createSession({ limits: { memoryBytes: mib * 1024 * 1024 } }),
    )
    for (let round = 0; round < 3; round++) {
      const values = await Promise.all(
        sessions.map((session) => session.run(`globalThis.count = (globalThis.count ?? 0) + 1`)),
      )
      expect(values.map(valueOf)).toEqual([1, 1, 1, 1].map((one) => one + round))
    }
    await executor.dispose()
  })

  it('a session whose answer comes while another computes keeps its memory', async () => {
    const executor = await createExecutor({ maxMachines: 1, limits: { cpuMs: 300 } })
    const answer = deferred<number>()
    const waiting = executor.run('const list = [1, 2, 3]; list.push(ask()); list', {
      hostFunctions: { ask: () => answer.promise },
    })
    const failing = executor.run('for (;;);')
    const computing = executor.run('let n = 0; for (let i = 0; i < 1e5; i++) n += i; n')
    answer.resolve(4)
    expect(failureOf(await failing).error.code).toBe('timeout')
    expect(valueOf(await waiting)).toEqual([1, 2, 3, 4])
    expect(valueOf(await computing)).toBe(4_999_950_000)
    await executor.dispose()
  })
})

describe('images', () => {
  it('of a session that waits for one call take at most 16 kB', async () => {
    const executor = await createExecutor({ maxMachines: 1 })
    const images: number[] = []
    const save = watchImages(images)
    const answer = deferred<number>()
    const started = deferred()
    const hostFunctions = {
      approve: () => {
        started.resolve(undefined)
        return answer.promise
      },
      other: () => 1,
    }
    const run = executor.run('const approved = approve("delete account"); approved ? "yes" : "no"', { hostFunctions })
    await started.promise
    await executor.run('1')
    expect(images.length).toBeGreaterThan(0)
    expect(Math.max(...images)).toBeLessThanOrEqual(16_000)
    answer.resolve(1)
    expect(valueOf(await run)).toBe('yes')
    save()
    await executor.dispose()
  })

  it('of many runs do not grow: guest memory is given back', async () => {
    const executor = await createExecutor()
    const session = executor.createSession({
      hostFunctions: { tick: async (n: number) => ({ n, text: 'x'.repeat(100) }) },
    })
    const bytes: number[] = []
    for (let run = 0; run < 1000; run++) {
      const outcome = await session.run(run % 2 === 0 ? '{ const r = tick(1); r.n }' : 'tick(2).text.length')
      valueOf(outcome)
      bytes.push(outcome.usage.memoryBytes)
    }
    expect(Math.max(...bytes.slice(900)) - Math.max(...bytes.slice(50, 150))).toBeLessThan(20_000)
    await executor.dispose()
  }, 60_000)

  it('of 300 runs that fail do not grow either', async () => {
    const executor = await createExecutor()
    const session = executor.createSession({
      hostFunctions: {
        fail: async () => {
          throw new Error('no')
        },
      },
    })
    const bytes: number[] = []
    const cells = [
      'fail()',
      'null.x',
      'throw { a: 1 }',
      '() => 1',
      'await new Promise(() => {})',
      '[2, 1].sort(() => fail())',
    ]
    for (let run = 0; run < 300; run++)
      bytes.push((await session.run(String(cells[run % cells.length]))).usage.memoryBytes)
    expect(Math.max(...bytes.slice(240)) - Math.max(...bytes.slice(30, 90))).toBeLessThan(30_000)
    await executor.dispose()
  })
})

/** Notes the bytes of each image that a pool takes when a session leaves its machine. */
function watchImages(images: number[]): () => void {
  const use = MachinePool.prototype.use
  MachinePool.prototype.use = async function watched<T>(
    this: MachinePool,
    resident: Resident,
    work: (machine: Machine) => T,
  ): Promise<T> {
    residents.add(resident)
    const result = await use.call(this, resident, work)
    for (const other of residents) if (other.image !== undefined) images.push(imageBytes(other.image))
    return result as T
  }
  const residents = new Set<Resident>()
  return () => {
    MachinePool.prototype.use = use
  }
}

const HASH_TEMPLATE = `
import { createHash } from 'node:crypto'
const { low, heap, heapStart, runtime, context, entries, randomState } = await makeTemplate(await loadEngine(), GUEST_LIBRARY)
const hash = createHash('sha256')
for (const part of [low, heap]) hash.update(Buffer.from(part.buffer, part.byteOffset, part.byteLength))
hash.update(JSON.stringify([heapStart, runtime, context, entries, randomState]))
console.log(hash.digest('hex'))`

describe('makeTemplate()', () => {
  it('makes the same bytes again in this process', async () => {
    const wasm = await loadEngine()
    const [first, second] = [await makeTemplate(wasm, GUEST_LIBRARY), await makeTemplate(wasm, GUEST_LIBRARY)]
    expect(Buffer.compare(Buffer.from(first.low.buffer), Buffer.from(second.low.buffer))).toBe(0)
    expect(Buffer.compare(Buffer.from(first.heap.buffer), Buffer.from(second.heap.buffer))).toBe(0)
    expect({ ...first, low: 0, heap: 0, wasm: 0 }).toEqual({ ...second, low: 0, heap: 0, wasm: 0 })
  })

  it('makes the same bytes in every process, time zone and language', async () => {
    const program = await bundled(HASH_TEMPLATE)
    const hashes = [
      {},
      { TZ: 'Asia/Tokyo' },
      { LANG: 'de_DE.UTF-8', LC_ALL: 'de_DE.UTF-8' },
      { LANG: 'C', HOME: '/x', USER: 'y' },
    ].map((env) =>
      execFileSync(process.execPath, ['--input-type=module', '-'], {
        input: program,
        env: { ...process.env, ...env },
        encoding: 'utf8',
      }).trim(),
    )
    expect(new Set(hashes).size).toBe(1)
    expect(hashes[0]).toMatch(/^[0-9a-f]{64}$/)
  }, 60_000)
})

/** A program with the executor's template maker in it, for a process of its own. */
async function bundled(body: string): Promise<string> {
  const { build } = await import('esbuild')
  const imports = [
    `import { makeTemplate } from './packages/executor/src/5-run/template.ts'`,
    `import { GUEST_LIBRARY } from './packages/executor/src/guest/generated/library.ts'`,
    `import { loadEngine } from './packages/executor/src/node/load-engine.ts'`,
  ]
  const { outputFiles } = await build({
    stdin: { contents: `${imports.join('\n')}\n${body}`, resolveDir: process.cwd() },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    conditions: ['source'],
    external: ['@jitl/*'],
  })
  const [output] = outputFiles
  if (output === undefined) throw new Error('esbuild wrote nothing')
  return output.text
}
