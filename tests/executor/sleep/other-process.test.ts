import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeTemplate } from '../../../packages/executor/src/5-run/template.ts'
import { GUEST_LIBRARY } from '../../../packages/executor/src/guest/generated/library.ts'
import { loadEngine } from '../../../packages/executor/src/node/load-engine.ts'
import { buildHashes } from '../../../packages/executor/src/sleep/build-hashes.ts'
import { scratchFolder } from '../../support/scratch-folder.ts'
import { bundleSleeper, findNode, runSleeper, type SleeperReport } from '../../support/sleeper-process.ts'

let bundle: string
let folder: string
let nodes: readonly string[]
/** What the processes of one Node tell of the session. */
let alone: readonly SleeperReport[]
beforeAll(async () => {
  bundle = await bundleSleeper()
  nodes = [process.execPath, ...(await Promise.all([findNode('24'), findNode('22')]))]
  folder = await mkdtemp(join(tmpdir(), 'dormouse-sleep-'))
  alone = await sleepThrough([process.execPath], folder)
}, 180_000)
afterAll(() => Promise.all([rm(bundle), rm(folder, { recursive: true })]))

/** A session that wakes in process after process, each with the next of these Nodes, until its run is over. */
async function sleepThrough(some: readonly string[], folder: string): Promise<SleeperReport[]> {
  const file = join(folder, 'image')
  const reports: SleeperReport[] = []
  do {
    if (reports.length > 20) throw new Error('The run suspends without end')
    reports.push(await runSleeper(some[reports.length % some.length] as string, bundle, file))
  } while (reports.at(-1)?.status === 'suspended')
  return reports
}

describe('an image', () => {
  it('is woken in another process, and finished there', () => {
    expect(alone.map(({ status }) => status)).toEqual([...new Array(5).fill('suspended'), 'completed'])
    const carried = ['tea!,rye!', ['tea', 'rye'], ['d', 'd'], 'left!+right!+late!', 3, expect.any(Number)]
    expect(alone.at(-1)?.value).toEqual(carried)
  })

  it('is woken by other versions of Node, with the same outcome to the last bit', async () => {
    const reports = await sleepThrough(nodes, await scratchFolder())
    expect(new Set(reports.map(({ version }) => version)).size).toBeGreaterThanOrEqual(2)
    expect(reports.at(-1)?.value).toEqual(alone.at(-1)?.value)
    expect(reports.map(({ answered }) => answered)).toEqual(alone.map(({ answered }) => answered))
  })
})

describe('buildHashes()', () => {
  it('are the same in every process and under every version of Node: the template is made byte for byte', async () => {
    const files = await scratchFolder()
    const hashesOf = async (node: string, index: number): Promise<string> => {
      const file = join(files, `${index}`)
      await runSleeper(node, bundle, file)
      return (await readFile(file)).subarray(8, 40).toString('hex')
    }
    const hashes = await Promise.all([...nodes, process.execPath].map(hashesOf))
    expect(new Set(hashes).size).toBe(1)
    // This very process, which reads the sources as they are.
    const { engine, template } = await buildHashes(await makeTemplate(await loadEngine(), GUEST_LIBRARY))
    expect(Buffer.concat([engine, template]).toString('hex')).toBe(hashes[0])
  })

  it('name the version of the engine that is installed', async () => {
    const source = await readFile('packages/executor/src/sleep/build-hashes.ts', 'utf8')
    const { name, version } = createRequire(import.meta.url)('@jitl/quickjs-wasmfile-release-sync/package.json') as {
      name: string
      version: string
    }
    expect(source).toContain(`'${name.replace('@jitl/', '')} ${version}'`)
  })
})
