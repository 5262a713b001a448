import { Buffer } from 'node:buffer'
import { spawnSync } from 'node:child_process'
import { copyFile, mkdir, readdir, readFile, truncate, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import process from 'node:process'
import { Worker } from 'node:worker_threads'
import { describe, expect, it } from 'vitest'
import { DirectoryImageStore } from '../../../packages/executor/src/node/directory-image-store.ts'
import { imageFileName, imageIdIn } from '../../../packages/executor/src/node/image-file-name.ts'
import { unfinishedFileName } from '../../../packages/executor/src/node/unfinished-file.ts'
import { scratchFolder } from '../../support/scratch-folder.ts'

const IMAGE = Uint8Array.from({ length: 5000 }, (_, index) => (index * 31) & 0xff)
const LONG_ID = 'long/'.repeat(100)

/** A store that holds one image, and the file that it is in. */
async function storeWith(id: string): Promise<{ store: DirectoryImageStore; folder: string; file: string }> {
  const folder = await scratchFolder()
  const store = await DirectoryImageStore.open(folder)
  await store.put(id, IMAGE)
  return { store, folder, file: join(folder, imageFileName(id)) }
}

async function flipByte(file: string, at: number): Promise<void> {
  const bytes = await readFile(file)
  bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at)
  await writeFile(file, bytes)
}

describe('DirectoryImageStore files', () => {
  it('are named so that a reader knows the id, and no two differ by case alone', async () => {
    const { store, folder } = await storeWith('user-7_a')
    for (const id of ['User-7_a', 'a/b', 'é', '..', LONG_ID]) await store.put(id, IMAGE)
    const names = await readdir(folder)
    expect(names.filter((name) => name.startsWith('id-')).sort()).toEqual(
      ['id-%2e%2e.image', 'id-%55ser-7_a.image', 'id-%c3%a9.image', 'id-a%2fb.image', 'id-user-7_a.image'].sort(),
    )
    expect(names.filter((name) => /^hash-[0-9a-f]{64}\.image$/.test(name))).toHaveLength(1)
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(6)
    expect(names).toHaveLength(6)
  })

  it('imageFileName() fits every file system, at the longest written id and past it', () => {
    expect(imageFileName('x'.repeat(128))).toHaveLength(137)
    expect(imageFileName('x'.repeat(129))).toHaveLength(75)
    expect(imageIdIn(imageFileName('x'.repeat(128)))).toBe('x'.repeat(128))
    expect(imageIdIn(imageFileName('x'.repeat(129)))).toBeUndefined()
  })

  it('of others are left alone and not listed', async () => {
    const { store, folder } = await storeWith('a')
    const foreign = ['README', 'id-.image', 'id-B.image', 'id-%4.image', 'id-%61.image', 'id-%ff.image', 'id-b.IMAGE']
    for (const name of [...foreign, `hash-${'0'.repeat(64)}.image`, '.unfinished', 'x.unfinished']) {
      await writeFile(join(folder, name), 'mine')
    }
    const before = await readdir(folder)
    const reopened = await DirectoryImageStore.open(folder)
    expect([await store.list(), await reopened.list()]).toEqual([['a'], ['a']])
    expect(await readdir(folder)).toEqual(before)
  })

  it('of one store are seen by another on the same directory, and after it', async () => {
    const { store, folder } = await storeWith('a')
    const other = await DirectoryImageStore.open(`${folder}/../${folder.split('/').at(-1)}/`)
    expect(await other.get('a')).toEqual(IMAGE)
    await other.put('a', IMAGE.subarray(1))
    await other.put(LONG_ID, IMAGE)
    expect(await store.get('a')).toEqual(IMAGE.slice(1))
    expect(await store.list()).toEqual(['a', LONG_ID])
    expect(await store.delete(LONG_ID)).toBe(true)
    expect(await other.list()).toEqual(['a'])
  })

  it('leave nothing unfinished behind, not even a put that fails', async () => {
    const { store, folder } = await storeWith('a')
    await Promise.all(Array.from({ length: 20 }, () => store.put('a', IMAGE)))
    await mkdir(join(folder, imageFileName('b')))
    const failure = await store.put('b', IMAGE).catch((error: unknown) => error)
    expect(failure).toMatchObject({ name: 'ExecutorError', code: 'store', cause: { code: 'EISDIR' } })
    expect(String(failure)).toContain("Cannot put image 'b': ")
    expect((await readdir(folder)).sort()).toEqual(['id-a.image', 'id-b.image'])
    await store.put('a', IMAGE.subarray(2))
    expect(await store.get('a')).toEqual(IMAGE.slice(2))
  })
})

describe('DirectoryImageStore.open()', () => {
  it('makes the directory and those above it', async () => {
    const folder = join(await scratchFolder(), 'a', 'b', 'c')
    await (await DirectoryImageStore.open(folder)).put('a', IMAGE)
    expect(await (await DirectoryImageStore.open(folder)).get('a')).toEqual(IMAGE)
  })

  it('refuses what is no path, and a file in the way', async () => {
    for (const path of [undefined, 1, '', new URL('file:///tmp')]) {
      await expect(DirectoryImageStore.open(path as string)).rejects.toThrow(TypeError)
    }
    const { file } = await storeWith('a')
    await expect(DirectoryImageStore.open(file)).rejects.toMatchObject({ code: 'store', cause: { code: 'EEXIST' } })
    await expect(DirectoryImageStore.open(join(file, 'b'))).rejects.toMatchObject({ code: 'store' })
  })
})

describe('DirectoryImageStore notices a file that the disk damaged:', () => {
  const HEADER_BYTES = 48
  const idAt = HEADER_BYTES
  const imageAt = HEADER_BYTES + 1
  const end = imageAt + IMAGE.length

  it.each([0, 1, 7, 8, 39, 47, 48, 49, 2500, end - 1])('cut to %i bytes', async (length) => {
    const { store, file } = await storeWith('a')
    await truncate(file, length)
    await expectDamaged(store, 'a')
  })

  it.each([0, 7, 8, 39, 40, 44, 47, idAt, imageAt, 2500, end - 1])('one bit changed in byte %i', async (at) => {
    const { store, file } = await storeWith('a')
    await flipByte(file, at)
    await expectDamaged(store, 'a')
  })

  it('zeroes in place of its second half, as after a lost block', async () => {
    const { store, file } = await storeWith('a')
    await truncate(file, 2500)
    await truncate(file, end)
    await expectDamaged(store, 'a')
  })

  it('bytes after its end', async () => {
    const { store, file } = await storeWith('a')
    await writeFile(file, Buffer.concat([await readFile(file), Buffer.alloc(1)]))
    await expectDamaged(store, 'a')
  })

  it('the image of another session', async () => {
    const { store, folder, file } = await storeWith('a')
    await store.put('b', IMAGE)
    await copyFile(join(folder, imageFileName('b')), file)
    await expectDamaged(store, 'a')
    expect(await store.get('b')).toEqual(IMAGE)
  })

  it('one whose id stands only inside: get() says so, list() leaves out what it cannot name', async () => {
    const { store, file } = await storeWith(LONG_ID)
    await flipByte(file, HEADER_BYTES + LONG_ID.length + 1)
    expect(await store.list()).toEqual([LONG_ID])
    await expect(store.get(LONG_ID)).rejects.toMatchObject({ code: 'image-damaged' })
    for (const damage of [() => flipByte(file, HEADER_BYTES), () => flipByte(file, 0), () => truncate(file, 20)]) {
      await damage()
      expect(await store.list()).toEqual([])
      await expect(store.get(LONG_ID)).rejects.toMatchObject({ code: 'image-damaged' })
    }
    expect(await store.delete(LONG_ID)).toBe(true)
    expect(await store.get(LONG_ID)).toBeUndefined()
  })

  async function expectDamaged(store: DirectoryImageStore, id: string): Promise<void> {
    const failure = await store.get(id).catch((error: unknown) => error)
    expect(failure).toMatchObject({ name: 'ExecutorError', code: 'image-damaged' })
    expect(String(failure)).toMatch(/Cannot get image 'a': .*; delete it, or put it again$/)
    expect(await store.list()).toContain(id)
    await store.put(id, IMAGE)
    expect(await store.get(id)).toEqual(IMAGE)
  }
})

describe('DirectoryImageStore.open() sweeps unfinished files', () => {
  const DAY_MS = 24 * 60 * 60 * 1000
  const [host = '', , start = ''] = unfinishedFileName().split('-')
  const nameOf = (owner: { host?: string; number?: number; start?: string }): string =>
    unfinishedFileName().replace(
      /^\w+-\d+-\d+/,
      `${owner.host ?? host}-${owner.number ?? process.pid}-${owner.start ?? start}`,
    )
  const otherHost = host === '00000000' ? '11111111' : '00000000'
  const dead = spawnSync(process.execPath, ['--eval', '']).pid

  it.each([
    ['of a process that is gone', true, nameOf({ number: dead }), 0],
    ['of one that is gone and had the number of this one', true, nameOf({ start: '1' }), 0],
    ['not of this process', false, nameOf({}), 0],
    ['not of this process, however old', false, nameOf({}), 30 * DAY_MS],
    ['not of a living process, however old', false, nameOf({ number: process.ppid, start: '1' }), 30 * DAY_MS],
    ['not of another machine, where the number says nothing', false, nameOf({ host: otherHost, number: dead }), 0],
    ['of another machine after a day', true, nameOf({ host: otherHost }), DAY_MS + 60_000],
    ['not of another machine before a day', false, nameOf({ host: otherHost }), DAY_MS - 60_000],
  ])('%s', async (_what, isSwept, name, ageMs) => {
    const { folder } = await storeWith('a')
    const file = join(folder, name)
    await writeFile(file, 'half an ima')
    await utimes(file, new Date(Date.now() - ageMs), new Date(Date.now() - ageMs))
    const store = await DirectoryImageStore.open(folder)
    expect((await readdir(folder)).includes(name)).toBe(!isSwept)
    expect([await store.list(), await store.get('a')]).toEqual([['a'], IMAGE])
  })

  it('and none of the puts under way beside it', async () => {
    const { store, folder } = await storeWith('a')
    const puts = Array.from({ length: 100 }, (_, index) => store.put(`id-${index}`, IMAGE))
    await Promise.all([...puts, ...Array.from({ length: 20 }, () => DirectoryImageStore.open(folder))])
    expect(await store.list()).toHaveLength(101)
    expect((await readdir(folder)).filter((name) => name.endsWith('.unfinished'))).toEqual([])
  })

  it('and a thread has the start of its process, so that none sweeps the files of another', async () => {
    const code = `require('node:worker_threads').parentPort.postMessage([process.pid, performance.timeOrigin])`
    const worker = new Worker(code, { eval: true })
    const told = await new Promise((resolve) => worker.once('message', resolve))
    await worker.terminate()
    expect(told).toEqual([process.pid, performance.timeOrigin])
  })
})
