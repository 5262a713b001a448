import type { MakePattern } from './adversarial-program.ts'

/** Callbacks under a combinator whose effects depend on their order. */
const effects: MakePattern = (parts) => {
  const { choices } = parts
  const [f, total, count] = [parts.name('f'), parts.name('total'), parts.name('count')]
  const effect = choices.one([
    `;[${total}, ${count}] = [${total} + r, ${count} + 1]`,
    `${total} = ${total} * 2 + r`,
    `for (${total} of [${total} + r]);`,
    `Object.assign(${count}Held, { n: ${count}Held.n + r }); ${total} = ${count}Held.n`,
    `({ a: ${total} } = { a: ${total} + r })`,
    `${count}Add.call(null, r)`,
    `tag\`\${r}\``,
    `new ${count}Class(r)`,
    `${count}Held['ad' + 'd'](r)`,
    `Reflect.set(${count}Held, 'n', ${count}Held.n * 2 + r); ${total} = ${count}Held.n`,
  ])
  const declares = `let ${total} = 0, ${count} = 0
const ${count}Held = { n: 0, add(r) { ${total} = ${total} * 2 + r } }
const ${count}Add = (r) => { ${total} = ${total} * 2 + r }
class ${count}Class { constructor(r) { ${total} = ${total} * 2 + r } }
const ${f} = (id) => { const tag = (_, r) => ${count}Add(r); const r = ${choices.one(['twice(id)', 'less(twice(id))', 'add(id, 1)'])}; ${effect}; return ${total} }\n`
  const callback = choices.one([f, `(id) => ${f}(id)`, `function (id) { return ${f}(id) }`])
  const list = choices.one(['[1, 2, 3]', 'upTo(4)', '[3, 1]'])
  const made = choices.make(
    () => `Promise.all(${list}.map(${callback}))`,
    () => `Promise.all([${f}(1), ${f}(2), ${f}(3)])`,
    () => `Promise.allSettled(${list}.map(${callback}))`,
    () => `Promise.all(Array.from(${list}, ${callback}))`,
  )
  return { declares, uses: `${made}.then((list) => { late.${total} = [list, ${total}] })\n` }
}

/** An iterator that callbacks under a combinator share. */
const sharedIterator: MakePattern = (parts) => {
  const [items, take] = [parts.name('items'), parts.name('take')]
  const declares = `const ${items} = [1, 2, 3, 4][Symbol.iterator]()
const ${take} = (n) => { const a = ${items}.next().value; const b = twice(n); return [a, b, ${items}.next().value] }\n`
  return { declares, uses: `Promise.all([1, 2].map((n) => ${take}(n))).then((list) => { late.${take} = list })\n` }
}

/** What a function throws before it waits is thrown at the call. */
const thrownAtOnce: MakePattern = (parts) => {
  const { choices } = parts
  const [f, sent] = [parts.name('checked'), parts.name('sent')]
  const refuse = choices.one([
    `if (n < 2) throw new Error('small ' + n)`,
    `if (n < 2) { const none = undefined; none.field }`,
    `if (n < 2) JSON.parse('{')`,
  ])
  const declares = `function ${f}(n) { ${refuse}\nreturn ${choices.one(['twice(n)', 'add(n, less(n))'])} }
const ${sent} = (n) => { paid += n; return add(n, 1) }\n`
  const use = choices.make(
    () => `Promise.all([${f}(1), ${sent}(2)])`,
    () => `Promise.all([3, 1, 2].map((n) => ${f}(n)))`,
    () => `Promise.all([3, 1, 2].map(${f}))`,
    () => `Promise.allSettled([${f}(3), ${f}(1), ${sent}(1)])`,
    () => `Promise.race([${sent}(1), ${f}(1)])`,
    () => `Promise.resolve(${f}(1))`,
  )
  const uses = `try { ${use}.then((list) => { late.${f} = list }, (error) => { late.${f} = error.name }); out.push('on') } catch (error) { out.push('caught ' + error.name) }\n`
  return { declares, uses }
}

/** Patterns whose effects must keep their order. */
export const ORDERED: readonly MakePattern[] = [effects, effects, sharedIterator]

/** Patterns that throw before they wait. */
export const THROWN: readonly MakePattern[] = [thrownAtOnce]
