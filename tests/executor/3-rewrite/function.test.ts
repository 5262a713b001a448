import { describe, expect, it } from 'vitest'
import { shareExecutor, valueOf } from '../../support/executor.ts'
import { compile, plain, type RewriteRule } from '../../support/rewriting.ts'

// Parameters that keep promises: what is called tells which of its arguments may stay one.
const RULES: readonly RewriteRule[] = [
  [
    'a parameter that is awaited',
    `const later = async (p) => (await p) + 1; await later(tool(1))`,
    `const later = $$giving($$takes(async (p) => await p + 1, 1, "later"), "later"); await $$giver(later)($$callPromise(tool, 1));`,
    3,
  ],
  [
    'the second one, in a combinator',
    `const race = (ms, p) => Promise.race([p, 9]); await race(1, new Promise(() => {}))`,
    `const race = $$giving($$takes((ms, p) => { let $$t0; return ($$t0 = $$combine(Promise, "race"))([p, 9]); }, 2, "race"), "race"); await $$giver(race)(1, new Promise(() => {}));`,
    9,
  ],
  [
    'all that come',
    `const both = async (...all) => await Promise.all(all); await both(tool(1), tool(2))`,
    `const both = $$giving($$takes(async (...all) => { let $$t0; return await ($$t0 = $$combine(Promise, "all"))(all); }, 16383, "both"), "both"); await $$giver(both)($$callPromise(tool, 1), $$callPromise(tool, 2));`,
    [2, 4],
  ],
  [
    'a declaration',
    `async function later(p) { return (await p) + 1 } await later(tool(1))`,
    `let later = $$giving($$takes(async function (p) { return await p + 1; }, 1, "later"), "later"); await $$giver(later)($$callPromise(tool, 1));`,
    3,
  ],
  [
    'none, where the value is used',
    `const plus = (n) => n + 1; const f = async () => 5; plus(f())`,
    `const plus = (n) => n + 1; const f = $$giving(async () => 5, "f"); plus(typeof ($$t0 = $$giver(f)()) === "object" ? $$held($$t0) ? await $$take() : $$take() : $$t0);`,
    6,
  ],
  [
    'a setter, which later cells may call where no text says so',
    `const box = { n: 0, set rows(list) { this.n = list.length } }; box.rows = [1]; box.n`,
    `const box = { n: 0, set rows(list) { if ($$later.since > 1 && typeof list === "object") { list = $$values(list); } this.n = list.length; } }; box.rows = [1]; box.n;`,
    1,
  ],
  [
    'a setter with a pattern',
    `const box = { n: 0, set rows({ length }) { this.n = length } }; box.rows = [1]; box.n`,
    `const box = { n: 0, set rows($$p0) { return (({length}) => { this.n = length; })($$later.since > 1 && typeof $$p0 === "object" ? $$values($$p0) : $$p0); } }; box.rows = [1]; box.n;`,
    1,
  ],
  [
    'a setter that asks for a promise',
    `class Job { set work(p) { this.done = p.then((n) => n + 1) } } const job = new Job(); job.work = tool(1); await job.done`,
    `{ let $$kept = $$heldName("Job", () => $$held$Job, ($$value) => $$held$Job = $$value); } { let $$kept = $$heldName("job", () => $$held$job); } let $$held$Job = class Job { set work(p) { if ($$later.since > 1 && typeof p === "object") { p = $$valuesWithin(p); } this.done = $$thenOf(p, "then")($$asking((n) => n + 1)); } }; const $$held$job = new $$held$Job(); $$held$job.work = $$callPromise(tool, 1); await $$held$job.done;`,
    3,
  ],
  [
    'a function that hands on what a method gives: behind it stands what takes a promise',
    `const user = (client, id) => client.get(id); user(new Map([[1, 2]]), 1)`,
    `const user = $$relaying((client, id) => client.get(id), (client, id) => $$onLate(client, client.get, id), "user"); user(new Map([[1, 2]]), 1);`,
    2,
  ],
]

const hostFunctions = { tool: async (n: number) => n * 2 }

describe('rewriteFunction()', () => {
  const shared = shareExecutor()

  it.each(RULES)('%s: before → after', (_rule, before, after) => {
    expect(plain(compile(before).script.text)).toBe(plain(after))
  })

  it.each(RULES)('%s: gives what the code means', async (_rule, before, _after, value) => {
    expect(valueOf(await shared.run(before, { hostFunctions }))).toEqual(value)
  })
})
