/** What a hostile program gave: what it noted, and how many calls it made. */
export interface HostileResult {
  readonly out: readonly unknown[]
  readonly made: number
}

/** Makes calls amid litter for the engine's collector, and checks each answer. */
const PRELUDE = `
  const out = []
  const junk = []
  let made = 0
  const litter = (n) => {
    for (let i = 0; i < n; i++) {
      const a = { i, s: 'x'.repeat(i % 50) }
      a.self = a
      a.b = { a }
      if (i % 7 === 0) junk[i % 97] = a
    }
  }
  const call = globalThis.call = (x) => {
    made++
    litter(100)
    const r = tool(String(x))
    litter(100)
    if (r !== 'r' + x) throw new Error('wrong answer ' + r + ' for ' + x)
    return r
  }
  const fail = (error) => out.push('E' + error)
`

/**
 * Programs in which plain calls stand amid promise jobs, generators and built-ins, each by what it is made of. They
 * note what they find in `out`, and call the host through `call`.
 */
export const HOSTILE_PROGRAMS: Readonly<Record<string, string>> = {
  'awaits and calls in turns': `
    const f = async (k) => {
      let t = ''
      for (let i = 0; i < 10; i++) { t += call(k + '-' + i); await null; t += await call(k + '+' + i) }
      return t.length
    }
    Promise.all([1, 2, 3, 4, 5].map(f)).then((v) => out.push(v.join()), fail)`,
  'nested asynchronous functions': `
    const f = async (n) => n === 0 ? call('z') : (await f(n - 1)) + (await call(n)).length
    f(40).then((v) => out.push(v.length), fail)`,
  'a chain of thens': `
    let p = Promise.resolve('')
    for (let i = 0; i < 60; i++) p = p.then((v) => v + call(i).length)
    p.then((v) => out.push(v.length), fail)`,
  'asynchronous generators': `
    async function* g(n) { for (let i = 0; i < n; i++) { yield call('g' + i); await null } }
    ;(async () => {
      let c = 0
      for await (const x of g(20)) c += call(x).length
      for await (const x of g(50)) if (c++ > 150) break
      out.push(c)
    })().catch(fail)`,
  'a generator that is left': `
    function* g(n) { try { for (let i = 0; i < n; i++) yield call('y' + i) } finally { call('fin') } }
    let c = 0
    for (const x of g(40)) { c += call(x).length; if (c > 60) break }
    out.push(c)`,
  'getters, conversions, comparators and callbacks': `
    class A {
      #v = call('field')
      static s = call('static')
      get g() { return call('get') }
      [Symbol.toPrimitive]() { return call('prim').length }
      toJSON() { return call('json') }
    }
    ;(async () => {
      const a = new A()
      await 0
      const sorted = [2, 1].sort((x, y) => { call('s'); return x - y }).join('')
      const o = [a.g, +a, JSON.stringify({ a }), sorted, 'aXbX'.replace(/X/g, (m, i) => call(i))]
      const one = async (x) => { await null; if (x === 2) throw new Error(call('err')); return call(x) }
      o.push((await Promise.allSettled([1, 2, 3].map(one))).map((x) => x.status).join())
      out.push(o.join('|'))
    })().catch(fail)`,
  'objects with a then': `
    const t = (n) => ({ then(ok) { call('t' + n); ok(n > 0 ? t(n - 1) : call('last')) } })
    ;(async () => { out.push((await t(20)).length) })().catch(fail)`,
  races: `
    const lap = async (i) => { for (let k = 0; k < i * 3; k++) await call(i + '/' + k); return i }
    Promise.race([1, 2, 3].map(lap)).then((v) => out.push(v))
    const late = async () => { await 1; return call('any') }
    Promise.any([Promise.reject(1), late()]).then((v) => out.push(v.length))`,
  'code made by eval': `
    ;(async () => {
      await null
      const r = (0, eval)("call('e1') + call('e2')")
      await null
      out.push(r.length + new Function('c', 'return c(1) + c(2)')(call).length)
    })().catch(fail)`,
  proxies: `
    const p = new Proxy({}, {
      get: (t, k) => call('p' + String(k)),
      has: () => call('h').length > 0,
      ownKeys: () => [call('k1'), 'z'],
      getOwnPropertyDescriptor: () => ({ value: call('d'), enumerable: true, configurable: true }),
    })
    ;(async () => {
      await null
      const r = [p.a, 'q' in p, Object.keys(p).join(), JSON.stringify(p)]
      await null
      out.push(r.join())
    })().catch(fail)`,
  'deep recursion in promise jobs': `
    const down = (n) => n === 0 ? call('b') : down(n - 1) + ''
    ;(async () => {
      for (let i = 0; i < 10; i++) { await null; down(80 + i); await call(i) }
      out.push('ok')
    })().catch(fail)`,
  'captured variables and arguments': `
    const fs = []
    ;(async () => {
      for (let i = 0; i < 20; i++) {
        let v = call(i)
        fs.push(() => v += call('c').length)
        await null
        fs[i]()
        const args = (function () { arguments[0] = call('a'); return [...arguments] })(1, 2)
        v = args[0] + v
      }
      out.push(fs.map((f) => f()).join())
    })().catch(fail)`,
  'errors through finally': `
    ;(async () => {
      let n = 0
      for (let i = 0; i < 20; i++) {
        try {
          await null
          try { call(i); throw new Error('x' + i) } finally { call('f' + i); await null }
        } catch (e) { call(e.message); n++ }
      }
      out.push(n)
    })().catch(fail)`,
}

/** A program as a cell that gives its result as JSON; `round` tells cells of one session apart. */
export function hostileCell(code: string, round: number): string {
  return `
    const ask${round} = (() => { ${PRELUDE} ${code}
    return () => ({ out, made }) })()
    let known${round} = -1
    while (ask${round}().made !== known${round}) {
      known${round} = ask${round}().made
      await new Promise((resolve) => setTimeout(resolve, 30))
    }
    JSON.stringify(ask${round}())`
}

/** What a program gives in this process, where its tool answers at once. */
export async function runHostilePlainly(code: string): Promise<HostileResult> {
  const run = new Function('tool', `${PRELUDE} ${code}\nreturn { out, made: () => made }`)
  const { out, made } = run((text: string) => `r${text}`)
  for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => setTimeout(resolve, 0))
  return { out, made: made() }
}
