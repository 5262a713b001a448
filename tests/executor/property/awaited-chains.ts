import type { Pattern } from './awaited-program.ts'

/** Chains, races, what ends first. */
export const CHAINED: readonly Pattern[] = [
  (work) => `out.push(await ${work()}(1).then((n) => ${work()}(n)).then((n) => n * 2))`,
  (work) => `out.push(await check(3).then(${work()}, (error) => error.message).finally(() => { out.push('end') }))`,
  (work, list) =>
    `out.push(await ${list()}.reduce((last, n) => last.then((sum) => ${work()}(n).then((a) => sum + a)), Promise.resolve(0)))`,
  (work, list) => `await ${list()}.reduce(async (last, n) => { await last; out.push(await ${work()}(n)) }, null)`,
  (work, _, size) => `const late = (promise, ticks) => Promise.race([promise, slow('late', ticks)])
out.push(await late(${work()}(5), ${size()} * 3))`,
  (work, _, size) => `async function late(promise, ticks) {
const answer = await Promise.race([promise, slow('late', ticks).then((text) => { throw new Error(text) })])
return answer
}
try { out.push(await late(${work()}(5), ${size()} * 4)) } catch (error) { out.push(error.message) }`,
  (work) => `out.push(await Promise.any([check(3), ${work()}(1), ${work()}(2)]))`,
  (work, _, size) => `let tries = 0
const retry = async (run) => { for (;;) { try { return await run() } catch (error) { if (++tries > ${size()}) return error.message } } }
out.push(await retry(async () => check(await ${work()}(tries))), tries)`,
  (
    work,
  ) => `const [a, b] = await Promise.all([${work()}(1), (async () => { const n = await ${work()}(2); return ${work()}(n) })()])
out.push(a, b)`,
  (work) =>
    `const both = async (left, right) => [await right, await left]\nout.push(...await both(${work()}(1), ${work()}(2)))`,
  (work) => `let open
const opened = new Promise((resolve) => { open = resolve })
const job = (async () => { const n = await opened; return await ${work()}(n) })()
open(await ${work()}(2))
out.push(await job)`,
  (work) => `const listeners = []
const on = (run) => listeners.push(run)
on(async (n) => { out.push(await ${work()}(n)) })
on(async (n) => { await ${work()}(n) })
await Promise.all(listeners.map((run) => run(3)))`,
]
