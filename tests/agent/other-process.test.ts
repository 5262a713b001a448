import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { bundleCode, run } from '../docs/run-code.ts'
import { ROOT } from '../house/tree.ts'

/** A folder below node_modules: the bundles find from there what stays outside of them. */
function makeFolder(): string {
  const cache = join(ROOT, 'node_modules/.cache')
  mkdirSync(cache, { recursive: true })
  const folder = mkdtempSync(join(cache, 'dormouse-process-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

const AGENT = `
import { readFileSync, writeFileSync, appendFileSync } from 'node:fs'
import { CodeAgent, ScriptedModel, tool } from '@dormouse/agent'

const [saved, effects] = process.argv.slice(2)
const n = { n: { type: 'number', description: 'N' } }
const make = (name, more) => tool({
  name, description: 'Does ' + name, inputs: n, ...more,
  execute: async ({ n }) => { appendFileSync(effects, name + ' ' + n + '\\n'); return n },
})
const pay = make('pay', { needsApproval: true })
const work = make('work')
const clerk = new CodeAgent({
  name: 'clerk', description: 'Pays.', tools: [pay, work],
  model: new ScriptedModel(['<code>finalAnswer(work(10) + pay(20))</code>']),
})
const agent = new CodeAgent({
  tools: [pay, work], agents: [clerk],
  model: new ScriptedModel(['<code>const day = new Date(5); const total = await Promise.all([work(1), pay(2), clerk("Pay")])</code>',
    '<code>finalAnswer([...total, day.getTime(), limit])</code>']),
})
const until = async (isSo) => { while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 2)) }
`

const SAVES = `${AGENT}
const run = agent.start('Pay', { additionalArgs: { limit: 7n } })
await until(() => run.pending.length === 2)
writeFileSync(saved, JSON.stringify(await run.suspend()))
run.result.catch((error) => console.log(error.code))
`

const FINISHES = `${AGENT}
const run = agent.resume(JSON.parse(readFileSync(saved, 'utf8')))
await until(() => run.pending.length === 2)
for (const { id } of run.pending) run.answer(id, true)
console.log((await run.result).map(String).join(' '))
`

describe('resume() in another process', () => {
  it('resume() finishes what a process saved that is gone; both processes end by themselves', async () => {
    const folder = makeFolder()
    const [saved, effects] = [join(folder, 'saved.json'), join(folder, 'effects.txt')]
    const programs = await Promise.all([SAVES, FINISHES].map((code) => bundleCode(code)))
    const [first, second] = programs.map((code, index) => {
      const file = join(folder, `program-${index}.mjs`)
      writeFileSync(file, code)
      return file
    })
    expect(await run(process.execPath, [first ?? '', saved, effects])).toEqual({ exitCode: 0, output: 'suspended\n' })
    expect(await run(process.execPath, [second ?? '', saved, effects])).toEqual({ exitCode: 0, output: '1 2 30 5 7\n' })
    expect(readFileSync(effects, 'utf8').trim().split('\n').sort()).toEqual(['pay 2', 'pay 20', 'work 1', 'work 10'])
  })
})
