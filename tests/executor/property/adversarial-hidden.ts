import type { MakePattern } from './adversarial-program.ts'

/** Getters, traps and conversions that call a tool. */
const getters: MakePattern = (parts) => {
  const { choices } = parts
  const own = parts.name('guard')
  const asked = parts.asked()
  const declares = choices.make(
    () => `const ${own} = { get ok() { return ${asked} } }\n`,
    () => `class ${own}Class { get ok() { return ${asked} } }\nconst ${own} = new ${own}Class()\n`,
    () => `class ${own} { static get ok() { return ${asked} } }\n`,
    () => `const ${own} = Object.defineProperty({}, 'ok', { get: () => ${asked} })\n`,
    () =>
      `const ${own} = new Proxy({}, { has: (target, key) => key === 'ok', get: (target, key) => (key === 'ok' ? ${asked} : undefined) })\n`,
    () => `const ${own} = Object.create({ get ok() { return ${asked} } })\n`,
    () => `class ${own}Class { ok = ${asked} }\nconst ${own} = new ${own}Class()\n`,
  )
  const uses = choices.make(
    () => `if (${own}.ok) paid += 1\n`,
    () => `out.push(${own}.ok ? 'yes' : 'no')\n`,
    () => `((({ ok }) => { if (ok) paid += 1 })(${own}))\n`,
    () => `out.push([${own}].filter((each) => each.ok).length)\n`,
    () => `out.push(\`\${${own}.ok}\`, typeof ${own}['ok'], !${own}.ok)\n`,
    () => `out.push(Reflect.get(${own}, 'ok') === true)\n`,
    () => `with (${own}) { if (ok) paid += 1 }\n`,
  )
  return { declares, uses: `;${uses}` }
}

/** Variables that a promise might be kept in, read by code made from text. */
const madeFromText: MakePattern = (parts) => {
  const { choices } = parts
  const name = parts.name('kept')
  const read = `${name} ? "yes" : "no"`
  const code = choices.one([read, `typeof ${name}`, `String(!${name})`, `[${name}].filter(Boolean).length`])
  const maker = choices.make(
    () => `new Function('return ${code}')()`,
    () => `(() => {}).constructor('return ${code}')()`,
    () => `eval('${code}')`,
    () => `(0, eval)('${code}')`,
    () => `Reflect.construct(Function, ['return ${code}'])()`,
    () => `globalThis['ev' + 'al']('${code}')`,
  )
  const declared = `${choices.one(['const', 'let', 'var'])} ${name} = ${parts.asked()}\n`
  const wanted = choices.one([
    `Promise.all([${name}]).then((list) => { late.${name} = list })\n`,
    '',
    `Promise.all([${name}])\n`,
  ])
  return choices.make(
    () => ({ declares: declared, uses: `out.push(${maker})\n${wanted}` }),
    () => ({ declares: '', uses: `${declared}${wanted}out.push(${maker})\n` }),
    () => ({ declares: `globalThis.${name} = ${parts.asked()}\n`, uses: `out.push(${maker})\n${wanted}` }),
  )
}

/** Code that runs in the middle of a call. */
const inBetween: MakePattern = (parts) => {
  const { choices } = parts
  const [real, guard, help] = [parts.name('real'), parts.name('guard'), parts.name('help')]
  // It spreads nothing: a patched iterator of lists that asks it would call itself for ever.
  const asked = choices.one([`isEven(${choices.next(9)})`, 'never()', `isOver(twice(${choices.next(5)}), 3)`])
  const declares = `const ${guard} = { get ok() { return ${asked} } }
const ${help} = ${choices.one(['(...n) => add(n[0], n.length)', 'function (n) { return add(n, arguments.length) }', '(n, m = twice(n)) => add(n, m)'])}\n`
  const call = choices.one([
    `${help}(1, 2)`,
    `${help}(...[1, 2])`,
    `${help}.apply(null, [1, 2])`,
    `new Map([[1, ${help}]]).get(1)(2)`,
  ])
  const uses = choices.make(
    () => `const ${real} = Array.prototype[Symbol.iterator]
Array.prototype[Symbol.iterator] = function () { if (${guard}.ok) paid += 1; return ${real}.call(this) }
out.push(${call}); [...[1]]
Array.prototype[Symbol.iterator] = ${real}\n`,
    () => `const ${real} = Function.prototype.apply
Function.prototype.apply = function (self, list) { if (${guard}.ok) paid += 1; return Reflect.apply(this, self, list) }
out.push(${call})
Function.prototype.apply = ${real}\n`,
    () => `out.push(add(${guard}.ok ? 1 : 2, ${call}))\n`,
    () => `out.push([${call}, { valueOf() { return ${guard}.ok ? 1 : 2 } } * 1])\n`,
    () => `out.push(new Proxy(${help}, { apply: (f, self, list) => (${guard}.ok ? 0 : f(...list)) })(1))\n`,
  )
  return { declares, uses }
}

/** Receivers, names and texts of functions that call tools. */
const kept: MakePattern = (parts) => {
  const { choices } = parts
  const name = parts.name('f')
  return choices.make(
    () => ({
      declares: `const ${name} = { f() { return this.v + twice(1) }, v: 3 }\n`,
      uses: `with (${name}) { out.push(f()) }\n`,
    }),
    () => ({ declares: `const ${name} = function (await) { return twice(await) }\n`, uses: `out.push(${name}(2))\n` }),
    () => ({
      declares: `const ${name} = { __proto__() { return twice(2) } }\n`,
      uses: `out.push(Object.keys(${name}).join(), Object.getPrototypeOf(${name}) === Object.prototype)\n`,
    }),
    () => ({
      declares: `function ${name}(a, b) { return add(a, b) }\n`,
      uses: `out.push(${name}.length, ${name}.name.length, String(${name}).slice(0, 30).includes('(a, b)'))\n`,
    }),
    () => ({
      declares: `function ${name}(a) { var a; arguments[0] = 5; return add(a, 0) }\n`,
      uses: `out.push(${name}(1))\n`,
    }),
    () => ({
      declares: `function ${name}() { return new.target === undefined ? twice(1) : { v: twice(2) } }\n`,
      uses: `out.push(${name}(), new ${name}().v)\n`,
    }),
  )
}

/** Patterns in which code runs that no call names. */
export const HIDDEN: readonly MakePattern[] = [getters, madeFromText, inBetween, kept]
