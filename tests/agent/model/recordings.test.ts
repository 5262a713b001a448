import { describe, expect, it } from 'vitest'
import { CodeAgent } from '../../../packages/agent/src/code-agent.ts'
import { RecordedModel } from '../../../packages/agent/src/model/recorded-model.ts'
import {
  canonicalJson,
  MemoryRecordings,
  type Recording,
  recordingKey,
} from '../../../packages/agent/src/model/recordings.ts'
import { ScriptedModel } from '../../../packages/agent/src/model/scripted-model.ts'

const recording = (content: string): Recording => ({ request: { messages: [{ role: 'user', content }] }, answers: [] })

describe('MemoryRecordings', () => {
  it('toJSON() does not depend on the order of writing', async () => {
    const [one, other] = [recording('one'), recording('other')]
    const forwards = new MemoryRecordings([one, other])
    const backwards = new MemoryRecordings()
    for (const each of [other, one]) await backwards.write(recordingKey(each.request), each)
    expect(backwards.toJSON()).toEqual([one, other])
    expect(JSON.stringify(backwards)).toBe(JSON.stringify(forwards))
  })

  it('MemoryRecordings refuses what is no list', () => {
    expect(() => new MemoryRecordings({} as never)).toThrow(TypeError)
  })

  it('MemoryRecordings lets an agent run again without its model', async () => {
    const store = new MemoryRecordings()
    const replies = ['<code>\nconst half = 21\nconsole.log(half)\n</code>', '<code>\nfinalAnswer(half * 2)\n</code>']
    await using recorder = new CodeAgent({
      model: new RecordedModel({ store, mode: 'record', model: new ScriptedModel(replies) }),
    })
    expect(await recorder.arun('Twice 21?')).toBe(42)
    await using replayer = new CodeAgent({
      model: new RecordedModel({ store: new MemoryRecordings(JSON.parse(JSON.stringify(store))) }),
    })
    expect(await replayer.arun('Twice 21?')).toBe(42)
    await using other = new CodeAgent({ model: new RecordedModel({ store }) })
    await expect(other.arun('Twice 22?')).rejects.toThrow(/nearest of 2 first differs in message 2 \(user\).*22/)
  })
})

describe('canonicalJson()', () => {
  it('canonicalJson() orders names at every depth, and only names', () => {
    expect(
      canonicalJson([
        { b: [{ d: 1, c: null }], a: undefined },
        { __proto__: null, a: 1 },
      ]),
    ).toBe('[{"b":[{"c":null,"d":1}]},{"a":1}]')
    expect(canonicalJson(['b', 'a'])).toBe('["b","a"]')
  })
})
