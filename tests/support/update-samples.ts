import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runInPlainNode } from './plain-node-reference.ts'
import { loadSamples, samplesFolder } from './samples.ts'

const isWanted = (name: string): boolean => process.argv.slice(2).every((part) => name.includes(part))

for (const sample of loadSamples().filter(({ name, byHand }) => isWanted(name) && !byHand)) {
  const expected = await runInPlainNode(sample)
  writeFileSync(join(samplesFolder, sample.name, 'expected.json'), `${JSON.stringify(expected, null, 2)}\n`)
  const shown = expected.status === 'completed' ? expected.value : expected.error
  console.log(`${sample.name}: ${JSON.stringify(shown)} ${expected.logs.join(' | ')}`)
}
