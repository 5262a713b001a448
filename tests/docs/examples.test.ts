import { describe, expect, it } from 'vitest'
import { treePaths } from '../house/tree.ts'
import { run } from './run-code.ts'

/** What each example prints at the least; one that is missing here fails. */
const PRINTS: Readonly<Record<string, { readonly words?: readonly string[]; readonly lines: readonly RegExp[] }>> = {
  start: { lines: [/approved: delete account/, /scripted/i] },
  sleep: { lines: [/answer/i] },
  approval: {
    lines: [
      /asked: Allow refund\(customer: "Bob", euros: 400\)\?/,
      /paid 15 euros to Ada/,
      /not approved: only up to 100 euros/,
    ],
  },
  streaming: { lines: [/call: weather 12/, /log: difference 6/, /answer: Lisbon/] },
  'sub-agents': { lines: [/researcher/, /answer: Bergen has 59978 more/, /model calls: 3 tool calls: 2/] },
  planning: { lines: [/Facts: it is 12 by 7 metres/, /answer: 84/] },
  'typed-answer': { lines: [/answer: Bergen 291940/] },
  resume: { lines: [/lookUp\(Ada\)[\s\S]*is gone[\s\S]*refund\(300\)[\s\S]*answer: {3}paid 300/] },
  blocking: { lines: [/answer: 20/, /AgentError \(needs-arun\): .*ask.*arun/] },
  threads: { lines: [/answers: 12, 12/, /the host was free meanwhile: true/] },
  server: {
    words: ['--try'],
    lines: [
      /run-agent → 200 {"result":"approved: delete account"}/,
      /threading → 200 {"result":"approved: delete account"}/,
    ],
  },
}

const names = treePaths().flatMap((path) => /^examples\/([^/]+)\/\1\.js$/.exec(path)?.[1] ?? [])

describe('examples', () => {
  it('every example is here with what it prints', () => {
    expect(Object.keys(PRINTS).sort()).toEqual([...names].sort())
  })

  it('npm start does the main job without a key and says that the model is scripted; the others print what they must', async () => {
    const started = await run('npm', ['start'])
    expect(started.exitCode, started.output).toBe(0)
    const { start, ...others } = PRINTS
    for (const line of start?.lines ?? []) expect(started.output).toMatch(line)

    // The build is there now, so the others can run.
    for (const [name, { words = [], lines }] of Object.entries(others)) {
      const ended = await run(process.execPath, [`examples/${name}/${name}.js`, ...words])
      expect(ended.exitCode, `${name}\n${ended.output}`).toBe(0)
      for (const line of lines) expect(ended.output, name).toMatch(line)
    }
  }, 240_000)
})
