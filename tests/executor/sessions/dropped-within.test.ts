import { describe } from 'vitest'
import { type Case, describeWays, itGives } from '../../support/ways-of-running.ts'

const NAP = 'const nap = () => new Promise((r) => { setTimeout(r, 1) }); const seen = [];'

const CASES: readonly Case[] = [
  [
    'what it starts with void and stops itself holds nobody up',
    `${NAP} async function work(n) { let stop = false; async function beat() { while (!stop) await nap() }
      void beat(); seen.push(await tool(n)); stop = true; seen.push('end') }
    work(1); work(2); seen.join()`,
    '1,end,2,end',
  ],
  [
    'a loop that it stops before it waits for it',
    `${NAP} async function work(n) { let stop = false; async function beat() { while (!stop) await nap() }
      const b = beat(); seen.push(await tool(n)); stop = true; await b; seen.push('end') }
    work(1); work(2); seen.join()`,
    '1,end,2,end',
  ],
  [
    'a gate that it opens itself',
    `${NAP} async function work(n) { let open; const gate = new Promise((r) => { open = r })
      async function wait() { await gate }
      const w = wait(); seen.push(await tool(n)); open(); await w; seen.push('end') }
    work(1); work(2); seen.join()`,
    '1,end,2,end',
  ],
  [
    'a loop within that only its caller stops: it is started and left',
    `${NAP} let stop = false
    async function work() { async function beat() { while (!stop) await nap() } await beat(); seen.push('end') }
    work(1); seen.push('on'); stop = true; await nap(); await nap(); await nap(); seen.join()`,
    'on,end',
  ],
  [
    'the same through another function',
    `${NAP} let stop = false
    const work = async () => { const beat = async () => { while (!stop) await nap() }; await beat(); seen.push('end') }
    const go = async () => { await work() }
    go(); seen.push('on'); stop = true; await nap(); await nap(); await nap(); seen.join()`,
    'on,end',
  ],
]

describe('a dropped call whose waits end within it is waited for', () => {
  describeWays('values', (opened) => itGives(CASES, opened))
})
