import { createHash, createHmac } from 'node:crypto'
import { createExecutor, type Executor, type ExecutorOptions } from '@dormouse/executor'
import { beforeAll, describe, expect, it } from 'vitest'
import { shareExecutor, valueOf } from '../../support/executor.ts'
import { askOutside } from '../../support/sleeping.ts'

const SECRET = 'a secret of more than sixteen bytes'
const SEAL_BYTES = 32
const hostFunctions = { ask: askOutside }
const plain = shareExecutor()
const signing = shareExecutor({ secret: SECRET })

/** An image of a session that waits for one call; a second cell gives it a memory before the cell. */
async function imageOf(executor: Executor, cells: readonly string[]): Promise<Uint8Array> {
  const session = executor.createSession({ hostFunctions })
  for (const cell of cells) await session.run(cell)
  const image = await session.save()
  await session.dispose()
  return image
}

/** The image with its last bytes computed anew, as whoever can change it would. */
function resealed(image: Uint8Array, secret?: string): Uint8Array {
  const content = image.subarray(0, image.length - SEAL_BYTES)
  const hash = secret === undefined ? createHash('sha256') : createHmac('sha256', secret)
  const sealed = image.slice()
  sealed.set(hash.update(content).digest(), content.length)
  return sealed
}

const view = (image: Uint8Array): DataView => new DataView(image.buffer, image.byteOffset, image.byteLength)
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

/** The image, changed at a place, with a seal that holds. */
function changed(image: Uint8Array, change: (view: DataView, bytes: Uint8Array) => void): Uint8Array {
  const copy = image.slice()
  change(view(copy), copy)
  return resealed(copy)
}

describe('session.save()', () => {
  let waiting = new Uint8Array()
  let exact = new Uint8Array()
  let fresh = new Uint8Array()
  beforeAll(async () => {
    waiting = (await imageOf(plain.executor, ['let a = 1', 'ask(a) + a'])) as typeof waiting
    exact = (await imageOf(plain.executor, [
      'let a = 1',
      'new (class { get x() { return ask(a) } })().x',
    ])) as typeof exact
    fresh = (await imageOf(plain.executor, [])) as typeof fresh
  })

  it('begins with DORM, version 2, and flags for its sections', () => {
    expect(Buffer.from(waiting.subarray(0, 4)).toString()).toBe('DORM')
    expect(view(waiting).getUint16(4, true)).toBe(2)
    expect([waiting, exact, fresh].map((image) => view(image).getUint16(6, true))).toEqual([2 | 4, 2, 0])
  })

  it('has the hashes of engine and template at 8 and 24, the same in every image of a build', () => {
    for (const at of [8, 24]) {
      const hashes = [waiting, exact, fresh].map((image) => hex(image.subarray(at, at + 16)))
      expect(new Set(hashes).size).toBe(1)
      expect(hashes[0]).not.toMatch(/^0+$/)
    }
  })

  it('has sizes from 40 on, which fill it to the seal', () => {
    for (const image of [waiting, exact, fresh]) {
      const [state = 0, , memory = 0, , start = 0] = [0, 1, 2, 3, 4].map((index) =>
        view(image).getUint32(40 + index * 4, true),
      )
      expect(60 + Math.ceil(state / 4) * 4 + memory * 4 + start * 4 + SEAL_BYTES).toBe(image.length)
      expect(Buffer.from(image.subarray(60, 60 + state)).toString('utf8')).toContain('ask')
    }
  })

  it('ends with the SHA-256 of all before it', () => {
    for (const image of [waiting, exact, fresh]) expect(resealed(image)).toEqual(image)
  })

  it('with a secret sets the flag of signed images, and ends with their HMAC-SHA-256', async () => {
    const image = await imageOf(signing.executor, ['ask(1)'])
    expect(view(image).getUint16(6, true) & 1).toBe(1)
    expect(resealed(image, SECRET)).toEqual(image)
  })

  const refused: readonly (readonly [string, (view: DataView, bytes: Uint8Array) => void, string, RegExp])[] = [
    ['other first bytes', (v) => v.setUint32(0, 1, true), 'image-foreign', /no image/],
    ['an earlier version', (v) => v.setUint16(4, 1, true), 'image-foreign', /version 1, and/],
    ['a later version', (v) => v.setUint16(4, 3, true), 'image-foreign', /version 3, and/],
    ['another engine', (v) => v.setUint8(8, v.getUint8(8) ^ 1), 'image-foreign', /another build/],
    ['another template', (v) => v.setUint8(39, v.getUint8(39) ^ 1), 'image-foreign', /another build/],
    ['a state that is too large', (v) => v.setUint32(40, v.getUint32(40, true) + 4, true), 'image-damaged', /sections/],
    ['a size that overflows', (v) => v.setUint32(48, 0xffffffff, true), 'image-damaged', /sections/],
    [
      'sections of other sizes',
      (v) => {
        v.setUint32(48, v.getUint32(48, true) + 1, true)
        v.setUint32(56, v.getUint32(56, true) - 1, true)
      },
      'image-damaged',
      /./,
    ],
    ['no flag for its memory', (v) => v.setUint16(6, 4, true), 'image-damaged', /flags/],
    ['no flag for its start', (v) => v.setUint16(6, 2, true), 'image-damaged', /flags/],
    ['the flag of signed images', (v) => v.setUint16(6, 7, true), 'image-signature', /signed/],
    ['a heap that ends in the static data', (v) => v.setUint32(44, 100, true), 'image-damaged', /heap/],
    ['a heap that ends past all memory', (v) => v.setUint32(44, 0x7fffffff, true), 'image-damaged', /heap/],
    ['a heap larger than memoryBytes', (v) => v.setUint32(44, 2 ** 28, true), 'memory', /memoryBytes/],
    ['state that is no UTF-8', (_, bytes) => bytes.fill(0xff, 60, 64), 'image-damaged', /state/],
    ['state that is no JSON', (_, bytes) => bytes.fill(0x20, 60, 62), 'image-damaged', /state/],
  ]
  it.each(refused)('an image with %s is refused, though its checksum holds', async (_, change, code, message) => {
    const image = changed(waiting, change)
    await expect(plain.executor.restore(image, { hostFunctions })).rejects.toMatchObject({
      name: 'ExecutorError',
      code,
      message: expect.stringMatching(message),
    })
  })

  it('a run of words outside the memory is refused, though its checksum holds', async () => {
    const state = view(waiting).getUint32(40, true)
    const memoryAt = 60 + Math.ceil(state / 4) * 4
    const first = view(waiting).getUint32(memoryAt, true)
    for (const header of [first | 0xfff, 0xfffff001, (first & 0xfff) | (0xffff << 12)]) {
      const image = changed(waiting, (v) => v.setUint32(memoryAt, header >>> 0, true))
      await expect(plain.executor.restore(image, { hostFunctions })).rejects.toMatchObject({ code: 'image-damaged' })
    }
  })

  it('an image that is cut short or empty is refused', async () => {
    for (const [length, code] of [
      [0, 'image-foreign'],
      [3, 'image-foreign'],
      [4, 'image-damaged'],
      [91, 'image-damaged'],
      [waiting.length - 1, 'image-damaged'],
    ] as const) {
      await expect(plain.executor.restore(waiting.subarray(0, length), { hostFunctions })).rejects.toMatchObject({
        code,
      })
    }
    const longer = new Uint8Array(waiting.length + 4)
    longer.set(waiting)
    await expect(plain.executor.restore(longer, { hostFunctions })).rejects.toMatchObject({ code: 'image-damaged' })
    await expect(plain.executor.restore(resealed(longer), { hostFunctions })).rejects.toMatchObject({
      code: 'image-damaged',
    })
  })
})

describe('createExecutor({ secret })', () => {
  const restoring = async (options: ExecutorOptions, image: Uint8Array): Promise<unknown> => {
    const executor = await createExecutor(options)
    try {
      const session = await executor.restore(image, { hostFunctions })
      return valueOf(await session.resume([{ id: 1, value: 41 }]))
    } catch (error) {
      return (error as { code: string }).code
    } finally {
      await executor.dispose()
    }
  }
  let image = new Uint8Array()
  beforeAll(async () => {
    image = (await imageOf(signing.executor, ['ask(1) + 1'])) as typeof image
  })

  it('restores what the same secret has signed, given as text or as bytes', async () => {
    expect(await restoring({ secret: SECRET }, image)).toBe(42)
    expect(await restoring({ secret: new TextEncoder().encode(SECRET) }, image)).toBe(42)
  })

  it('keeps the secret as it was given', async () => {
    const secret = new TextEncoder().encode(SECRET)
    const executor = await createExecutor({ secret })
    secret.fill(0)
    const session = await executor.restore(image, { hostFunctions })
    expect(session.pending).toHaveLength(1)
    await executor.dispose()
  })

  it('refuses an image that is signed with another secret, not signed, or signed where none is known', async () => {
    expect(await restoring({ secret: `${SECRET}!` }, image)).toBe('image-signature')
    expect(await restoring({ secret: SECRET }, await imageOf(plain.executor, ['ask(1) + 1']))).toBe('image-signature')
    expect(await restoring({}, image)).toBe('image-signature')
  })

  it('refuses an image whose flag says that it is not signed, with a checksum that holds', async () => {
    const unsigned = changed(image, (v) => v.setUint16(6, v.getUint16(6, true) & ~1, true))
    expect(await restoring({ secret: SECRET }, unsigned)).toBe('image-signature')
    expect(await restoring({}, unsigned)).toBe(42)
  })

  it('refuses an image in which any one byte was changed', async () => {
    for (let at = 4; at < image.length; at += 97) {
      const wrong = image.slice()
      wrong[at] = (wrong[at] as number) ^ 0x10
      const code = await signing.executor.restore(wrong, { hostFunctions }).then(
        () => 'restored',
        (error: { code: string }) => error.code,
      )
      expect([at, code]).toEqual([at, 'image-signature'])
    }
  })

  it.each<[unknown, ErrorConstructor | TypeErrorConstructor]>([
    [1, TypeError],
    [null, TypeError],
    [{}, TypeError],
    ['', RangeError],
    ['fifteen bytes..', RangeError],
    [new Uint8Array(15), RangeError],
  ])('refuses %j for a secret', async (secret, type) => {
    await expect(createExecutor({ secret: secret as string })).rejects.toThrow(type)
  })
})
