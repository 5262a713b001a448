// `npm run example:sleep`: a run that waits for a person in a file, while the process that ran it is gone.
// This program starts two kinds of processes, one after the other: `begin` runs the code until it waits and puts the
// session into a directory; `wake` takes it out, gives it the person's answer and goes on, until it waits again.
import { spawn } from 'node:child_process'
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { fileURLToPath } from 'node:url'
import { begin, pendingQuestion, wake } from './refunds.js'

const PROGRAM = fileURLToPath(import.meta.url)
const [, , phase, folder, answer] = process.argv

if (phase === 'begin') await begin(folder)
else if (phase === 'wake') await wake(folder, answer === 'yes')
else await main()

async function main() {
  const images = await mkdtemp(join(tmpdir(), 'dormouse-sleep-'))
  try {
    await run('begin', images)
    for (let question = await pendingQuestion(images); question; question = await pendingQuestion(images)) {
      await showFiles(images)
      await run('wake', images, (await ask(question)) ? 'yes' : 'no')
    }
  } finally {
    await rm(images, { recursive: true })
  }
}

/** Runs one phase in a process of its own, to its end. */
async function run(...words) {
  const child = spawn(process.execPath, [PROGRAM, ...words], { stdio: 'inherit' })
  const code = await new Promise((resolve) => child.on('close', resolve))
  if (code !== 0) throw new Error(`process ${child.pid} ended with ${code}`)
  console.log(`         process ${child.pid} is gone\n`)
}

async function showFiles(images) {
  for (const name of await readdir(images)) {
    console.log(`on disk  ${name}, ${(await stat(join(images, name))).size} bytes`)
  }
}

/** Asks the person at the terminal; where there is none, the answer is yes. */
async function ask(question) {
  if (!process.stdin.isTTY) {
    console.log(`person   ${question}? yes (nobody is at the terminal)\n`)
    return true
  }
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  const text = await terminal.question(`person   ${question}? [Y/n] `)
  terminal.close()
  console.log()
  return !/^n/i.test(text.trim())
}
