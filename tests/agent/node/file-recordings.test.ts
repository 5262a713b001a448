import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { ModelMessage } from '../../../packages/agent/src/model/model.ts'
import { RecordedModel } from '../../../packages/agent/src/model/recorded-model.ts'
import { type Recording, recordingKey } from '../../../packages/agent/src/model/recordings.ts'
import { ScriptedModel } from '../../../packages/agent/src/model/scripted-model.ts'
import { FileRecordings } from '../../../packages/agent/src/node/file-recordings.ts'
import { scratchFolder } from '../../support/scratch-folder.ts'

const ask = (content: string): ModelMessage[] => [{ role: 'user', content }]
const recording = (content: string): Recording => ({
  request: { messages: ask(content) },
  answers: [{ reply: { text: `Re: ${content}`, finishReason: 'stop' } }],
})
const keyOf = (one: Recording): string => recordingKey(one.request)

describe('FileRecordings', () => {
  it('FileRecordings keeps what a model recorded, for another to replay', async () => {
    const path = join(await scratchFolder(), 'deep', 'recordings.json')
    const model = new ScriptedModel(['Hello'])
    await new RecordedModel({ store: new FileRecordings(path), mode: 'record', model }).generate(ask('Hi'))
    expect((await new RecordedModel({ store: new FileRecordings(path) }).generate(ask('Hi'))).text).toBe('Hello')
    expect(readFileSync(path, 'utf8')).toMatch(/^\{\n {2}"version": 1,\n {2}"recordings": \[\n[\s\S]*\n\}\n$/)
  })

  it('write() loses nothing among many at once, and leaves no other file', async () => {
    const folder = await scratchFolder()
    const path = join(folder, 'recordings.json')
    const store = new FileRecordings(path)
    const all = Array.from({ length: 200 }, (_, index) => recording(`question ${index}`))
    const written = all.map(async (one) => store.write(keyOf(one), one))
    let isOver = false
    const over = Promise.all(written).finally(() => {
      isOver = true
    })
    // Whoever reads meanwhile sees a whole file.
    while (!isOver) {
      if (readdirSync(folder).includes('recordings.json')) JSON.parse(readFileSync(path, 'utf8'))
      await new Promise((resolve) => setImmediate(resolve))
    }
    await over
    expect(readdirSync(folder)).toEqual(['recordings.json'])
    const reread = await new FileRecordings(path).list()
    expect(new Set(reread.map(keyOf))).toEqual(new Set(all.map(keyOf)))
  })

  it('write() makes the same file whichever came first', async () => {
    const folder = await scratchFolder()
    const [one, other] = [recording('one'), recording('other')]
    const write = async (name: string, recordings: readonly Recording[]): Promise<string> => {
      const store = new FileRecordings(join(folder, name))
      for (const each of recordings) await store.write(keyOf(each), each)
      return readFileSync(join(folder, name), 'utf8')
    }
    expect(await write('a.json', [one, other])).toBe(await write('b.json', [other, one]))
  })

  it('write() rejects where the file cannot be written, and works once it can', async () => {
    const folder = await scratchFolder()
    const store = new FileRecordings(join(folder, 'taken', 'recordings.json'))
    await store.read('nothing yet')
    writeFileSync(join(folder, 'taken'), 'a file, not a folder')
    const one = recording('one')
    await expect(store.write(keyOf(one), one)).rejects.toMatchObject({ code: 'EEXIST' })
    rmSync(join(folder, 'taken'))
    const other = recording('other')
    await store.write(keyOf(other), other)
    expect(await new FileRecordings(join(folder, 'taken', 'recordings.json')).list()).toEqual([one, other])
  })

  it('read() gives nothing without a file, and refuses one that is none of ours', async () => {
    const folder = await scratchFolder()
    const open = (name: string, text?: string): FileRecordings => {
      if (text !== undefined) writeFileSync(join(folder, name), text)
      return new FileRecordings(join(folder, name))
    }
    expect(await open('none.json').read('key')).toBeUndefined()
    await expect(open('cut.json', '{"version":1,').read('key')).rejects.toThrow(/cut\.json: .*JSON.*; delete the file/)
    await expect(open('new.json', '{"version":2}').read('key')).rejects.toThrow('its version is 2, and 1 is known')
    await expect(open('odd.json', '{"version":1,"recordings":{}}').list()).rejects.toThrow('they must be a list')
    await expect(new FileRecordings(folder).read('key')).rejects.toMatchObject({ code: 'EISDIR' })
  })

  it('FileRecordings refuses what is no path', () => {
    expect(() => new FileRecordings('')).toThrow(TypeError)
    expect(() => new FileRecordings(undefined as never)).toThrow('the path of a file is needed, not undefined')
  })
})
