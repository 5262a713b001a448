// Stages 1 to 4 on a cell as a model writes it, 60 lines with nine tools; beside it, what acorn's parse alone takes.
import { readFileSync } from 'node:fs'
import { parse } from 'acorn'
import { compare, mustBe, timeOf } from '../harness.mjs'

const TOOLS = new Set([
  'searchOrders',
  'getCustomer',
  'getRate',
  'askApproval',
  'refund',
  'sendMail',
  'logNote',
  'retryLater',
  'finalAnswer',
])

export const job = {
  name: 'front-end',
  sizes: {
    full: { rounds: 400, warmUps: 150 },
    quick: { rounds: 100, warmUps: 150 },
    tiny: { rounds: 1, warmUps: 0 },
  },
  async run(subject, sizes) {
    const code = readFileSync(new URL('../inputs/sixty-lines.js', import.meta.url), 'utf8')
    mustBe(code.trimEnd().split('\n').length, 60, 'the number of lines')
    const compile = () => timeOf(() => void subject.compile(code, TOOLS))
    const parseOnly = () => timeOf(() => void parse(code, { ecmaVersion: 'latest' }))
    const first = await compile()
    const compared = await compare({ ours: compile, peer: parseOnly }, sizes)
    return [
      { id: 'front-end', what: 'front end, 60-line cell (peer: acorn alone)', unit: 'ms', ...compared },
      { id: 'front-end-first', what: 'front end, first cell of the job (cold)', unit: 'ms', ours: first },
    ]
  },
}
