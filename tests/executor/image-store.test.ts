import { Buffer } from 'node:buffer'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type ImageStore, MemoryImageStore } from '../../packages/executor/src/image-store.ts'
import { DirectoryImageStore } from '../../packages/executor/src/node/directory-image-store.ts'
import { openDatabase } from '../../packages/executor/src/node/sqlite-database.ts'
import { SqliteImageStore } from '../../packages/executor/src/node/sqlite-image-store.ts'
import { scratchFolder } from '../support/scratch-folder.ts'
import { SQLITE_DRIVERS } from '../support/sqlite-drivers.ts'

const STORES: readonly (readonly [name: string, open: () => Promise<ImageStore>])[] = [
  ['MemoryImageStore', async () => new MemoryImageStore()],
  ['DirectoryImageStore', async () => DirectoryImageStore.open(await scratchFolder())],
  ...SQLITE_DRIVERS.map(([name, driver]) => {
    const open = async (): Promise<ImageStore> =>
      new SqliteImageStore(await openDatabase(join(await scratchFolder(), 'images.db'), [driver]))
    return [`SqliteImageStore on ${name}`, open] as const
  }),
]

const ODD_IDS: readonly string[] = [
  ...['a', 'A', 'aA', 'Aa', 'AA', 'ß', 'ẞ', 'i', 'I', 'İ', 'ı', 'σ', 'ς', 'Σ'],
  ...['.', '..', '...', './a', '../a', '/', '//', '/etc/passwd', 'a/b', 'a\\b', 'C:\\a', 'a:b', 'a.b', 'a.'],
  ...['con', 'NUL', 'lpt1.txt', ' ', ' a', 'a ', '*', '?', '"', '<a>', '|', '~', '$HOME', '-rf', '\n', '\t', '\x7f'],
  ...['\0', '\0a', 'a\0', 'a\0b', '%', '%%', '%2f', '%2F', '%41', 'a%', '_', '-', '='],
  ...['é', 'e\u0301', '日本語', '😀', '\ufeff', '\u202e', '\ufffd', '\uffff', '\u{10ffff}', '😀'.repeat(128)],
  ...["'", "'; DROP TABLE dormouse_images; --", '__proto__', 'constructor', 'null', 'undefined', '0'],
  ...['id-a.image', 'hash-a.image', 'a.image', 'a.unfinished', 'id-a', `hash-${'0'.repeat(64)}.image`],
  ...['x'.repeat(512), 'X'.repeat(512), `${'x'.repeat(511)}y`, '日'.repeat(170), 'x'.repeat(128), 'x'.repeat(129)],
]

const WRONG_KINDS: readonly unknown[] = [
  ...[undefined, null, 1, 1n, true, Symbol('a'), {}, [], ['a'], Object('a'), () => 'a', new Uint8Array(1)],
  ...['\ud800', 'a\udc00', '\udc00\ud800'],
]
const WRONG_SIZES: readonly string[] = ['', 'x'.repeat(513), '日'.repeat(171), 'x'.repeat(1_000_000)]

const WRONG_IMAGES: readonly unknown[] = [
  ...[undefined, null, 1, 'bytes', [1, 2], {}, { length: 1, 0: 1 }, new ArrayBuffer(3)],
  ...[new DataView(new ArrayBuffer(3)), new Uint8ClampedArray(3), new Int8Array(3), new Uint16Array(3)],
]

const image = (length: number, seed = 1): Uint8Array =>
  Uint8Array.from({ length }, (_, index) => (index * seed + (index >> 8) + seed) & 0xff)

/** Compares as the C library does: matchers take a second for 10 MB. */
const isSame = (one: Uint8Array | undefined, other: Uint8Array): boolean =>
  one !== undefined && Buffer.compare(one, other) === 0

async function expectRefused(
  store: ImageStore,
  id: unknown,
  kind: typeof TypeError | typeof RangeError,
): Promise<void> {
  // The point is what a caller without types gives.
  const wrong = id as string
  await expect(store.put(wrong, image(1))).rejects.toThrow(kind)
  await expect(store.get(wrong)).rejects.toThrow(kind)
  await expect(store.delete(wrong)).rejects.toThrow(kind)
  await expect(store.put(wrong, image(1))).rejects.toThrow(/^Cannot put image: its id /)
  expect(await store.list()).toEqual([])
}

describe.each(STORES)('%s', (_name, open) => {
  it('get() gives what was put, as a plain Uint8Array of its own', async () => {
    const store = await open()
    expect(await store.put('a', image(1000))).toBeUndefined()
    const got = await store.get('a')
    expect(got).toEqual(image(1000))
    expect(Object.getPrototypeOf(got)).toBe(Uint8Array.prototype)
    expect([got?.byteOffset, got?.buffer.byteLength]).toEqual([0, 1000])
  })

  it('put() overwrites, with a longer and with a shorter image', async () => {
    const store = await open()
    for (const length of [10, 100_000, 1]) {
      await store.put('a', image(length, length))
      expect(isSame(await store.get('a'), image(length, length))).toBe(true)
    }
    expect(await store.list()).toEqual(['a'])
  })

  it('get() gives undefined and delete() false where nothing is', async () => {
    const store = await open()
    expect(await store.get('a')).toBeUndefined()
    expect(await store.delete('a')).toBe(false)
    expect(await store.list()).toEqual([])
  })

  it('delete() gives true once, and takes one image only', async () => {
    const store = await open()
    await store.put('a', image(3))
    await store.put('b', image(4))
    expect([await store.delete('a'), await store.delete('a')]).toEqual([true, false])
    expect([await store.get('a'), await store.get('b')]).toEqual([undefined, image(4)])
    expect(await store.list()).toEqual(['b'])
    await store.put('a', image(5))
    expect(await store.get('a')).toEqual(image(5))
  })

  it('list() is sorted by UTF-16 units', async () => {
    const store = await open()
    for (const id of ['b', '\uffff', 'B', '😀', 'a', 'é', '10', '9']) await store.put(id, image(1))
    expect(await store.list()).toEqual(['10', '9', 'B', 'a', 'b', 'é', '😀', '\uffff'])
  })

  it('keeps an image of no bytes', async () => {
    const store = await open()
    await store.put('a', new Uint8Array(0))
    expect(await store.get('a')).toEqual(new Uint8Array(0))
    expect(await store.list()).toEqual(['a'])
  })

  it('keeps an image of 10 MB', async () => {
    const store = await open()
    const large = image(10_000_000)
    await store.put('a', large)
    expect(isSame(await store.get('a'), large)).toBe(true)
  })

  it('keeps odd ids apart', async () => {
    const store = await open()
    expect(new Set(ODD_IDS).size).toBe(ODD_IDS.length)
    for (const [index, id] of ODD_IDS.entries()) await store.put(id, image(10, index))
    expect(await store.list()).toEqual([...ODD_IDS].sort())
    for (const [index, id] of ODD_IDS.entries()) {
      expect(await store.get(id), JSON.stringify(id)).toEqual(image(10, index))
      expect(await store.delete(id), JSON.stringify(id)).toBe(true)
    }
    expect(await store.list()).toEqual([])
  })

  it('put() takes the bytes of a view, and of a Buffer', async () => {
    const store = await open()
    const whole = image(1000)
    await store.put('a', whole.subarray(101, 204))
    await store.put('b', Buffer.from(whole.buffer, 3, 50))
    await store.put('c', new Uint8Array(new SharedArrayBuffer(8), 1, 5).fill(7))
    expect(await store.get('a')).toEqual(whole.slice(101, 204))
    expect(await store.get('b')).toEqual(whole.slice(3, 53))
    expect(await store.get('c')).toEqual(new Uint8Array(5).fill(7))
  })

  it('later changes by the caller are not seen', async () => {
    const store = await open()
    const mine = Buffer.from(image(500))
    const put = store.put('a', mine)
    mine.fill(0)
    await put
    const got = await store.get('a')
    expect(got).toEqual(image(500))
    got?.fill(0)
    expect(await store.get('a')).toEqual(image(500))
  })

  it('of puts of one id at the same time the last call stays', async () => {
    const store = await open()
    await Promise.all(Array.from({ length: 50 }, (_, index) => store.put('a', image(60_000 - index * 1000, index))))
    expect(await store.get('a')).toEqual(image(11_000, 49))
    expect(await store.list()).toEqual(['a'])
  })

  it('put() and delete() of one id take effect in the order of the calls', async () => {
    const store = await open()
    const first = await Promise.all([store.delete('a'), store.put('a', image(1)), store.delete('a')])
    expect([first, await store.get('a')]).toEqual([[false, undefined, true], undefined])
    const second = await Promise.all([store.put('a', image(1)), store.delete('a'), store.put('a', image(2))])
    expect([second, await store.get('a')]).toEqual([[undefined, true, undefined], image(2)])
  })

  it('puts of 200 ids at the same time are all kept', async () => {
    const store = await open()
    const ids = Array.from({ length: 200 }, (_, index) => `session-${index}`)
    await Promise.all(ids.map((id, index) => store.put(id, image(2000 + index, index))))
    expect(await store.list()).toEqual([...ids].sort())
    const got = await Promise.all(ids.map((id) => store.get(id)))
    expect(got.every((bytes, index) => isSame(bytes, image(2000 + index, index)))).toBe(true)
  })

  it('reads beside writes see a whole image', async () => {
    const store = await open()
    const images = Array.from({ length: 30 }, (_, index) => image(50_000, index))
    await store.put('a', image(50_000, 0))
    const writes = images.map((bytes) => store.put('a', bytes))
    const reads = await Promise.all(Array.from({ length: 60 }, () => store.get('a')))
    await Promise.all(writes)
    expect(reads.map((bytes) => images.some((one) => isSame(bytes, one)))).not.toContain(false)
  })

  it.each(WRONG_KINDS)('refuses %o for an id', async (id) => expectRefused(await open(), id, TypeError))

  it.each(WRONG_SIZES.map((id) => [id.length, id] as const))('refuses an id of %i units', async (_length, id) =>
    expectRefused(await open(), id, RangeError),
  )

  it.each(WRONG_IMAGES)('refuses the image %o, and keeps the one before', async (wrong) => {
    const store = await open()
    await store.put('a', image(1))
    await expect(store.put('a', wrong as Uint8Array)).rejects.toThrow(TypeError)
    await expect(store.put('a', wrong as Uint8Array)).rejects.toThrow(/^Cannot put image: it is .*, not a Uint8Array$/)
    expect(await store.get('a')).toEqual(image(1))
  })

  it('refuses an image that SQLite could not keep', async () => {
    const store = await open()
    // Nothing touches these bytes, so the system hands out none of them.
    await expect(store.put('a', new Uint8Array(999_000_001))).rejects.toThrow(RangeError)
    expect(await store.list()).toEqual([])
  })
})
