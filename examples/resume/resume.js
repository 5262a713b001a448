// A run that outlives its process: one process runs until a person must decide, and is gone; another goes on with the
// saved run, and makes no call again that has ended.
import { spawnSync } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createRefundAgent } from './refund-agent.js'

const [, , phase, file] = process.argv
if (phase === 'begin') await begin(file)
else if (phase === 'go-on') await goOn(file)
else await main()

async function begin(path) {
  const agent = createRefundAgent()
  const run = agent.start('Refund Ada')
  run.result.catch(() => {}) // It ends here with the code `suspended`.
  for await (const event of run.events) {
    if (event.type !== 'request-open') continue
    console.log('asked:   ', event.request.question)
    await writeFile(path, JSON.stringify(await run.suspend()))
  }
  await agent.dispose()
}

async function goOn(path) {
  const agent = createRefundAgent()
  const run = agent.resume(JSON.parse(await readFile(path, 'utf8')))
  for await (const event of run.events) if (event.type === 'request-open') run.answer(event.request.id, true)
  console.log('answer:  ', await run.result)
  await agent.dispose()
}

async function main() {
  const folder = await mkdtemp(join(tmpdir(), 'dormouse-resume-'))
  const path = join(folder, 'run.json')
  try {
    for (const name of ['begin', 'go-on']) {
      const { pid, status } = spawnSync(process.execPath, [fileURLToPath(import.meta.url), name, path], {
        stdio: 'inherit',
      })
      if (status !== 0) throw new Error(`process ${pid} ended with ${status}`)
      console.log(`process  ${pid} is gone; the saved run has ${(await readFile(path)).length} bytes\n`)
    }
  } finally {
    await rm(folder, { recursive: true })
  }
}
