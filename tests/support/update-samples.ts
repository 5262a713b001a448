import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runInPlainNode } from './plain-node-reference.ts'
import { loadSamples, samplesFolder } from './samples.ts'

const isWanted = (name: string): boolean => process.argv.slice(2).every((part) => name.includes(part))

for (const sample of loadSamples().filter(({ name, byHand }) => isWanted(name) && !byHand)) {
  const cells = await runInPlainNode(sample)
  const expected = cells.length === 1 ? cells[0] : cells
  writeFileSync(join(samplesFolder, sample.name, 'expected.json'), `${JSON.stringify(expected, null, 2)}\n`)
  for (const cell of cells) {
    const shown = cell.status === 'completed' ? cell.value : cell.error
    console.log(`${sample.name}: ${JSON.stringify(shown)} ${cell.logs.join(' | ')}`)
  }
}
