import type { Case } from '../../support/ways-of-running.ts'

const SETTLING = `const settle = (d, x) => d.resolve(x); const reject = (d, e) => d.reject(e); const any = (d) => (d.promise ? 'P' : 'n'); 0`
const MADE = `const d = Promise.withResolvers();`

/** Promises in objects that only the code after the call settles: they stay there, and nobody takes them for values. */
export const LEFT_IN_PLACE: readonly Case[] = [
  ['a deferred that the helper settles', [SETTLING, `${MADE} settle(d, 1); await d.promise`], 1],
  ['one that a timer settles', [SETTLING, `${MADE} setTimeout(() => settle(d, 2), 1); await d.promise`], 2],
  ['one that is waited for before', [SETTLING, `${MADE} const p = d.promise; settle(d, 3); await p`], 3],
  ['a helper settles it with no', [SETTLING, `${MADE} settle(d, allow('bad')); (await d.promise) ? 'P' : 'n'`], 'n'],
  ['and reads it afterwards', [SETTLING, `${MADE} settle(d, false); any(d)`], 'n'],
  [
    'a helper that reads it before is told that there is none yet',
    [SETTLING, `${MADE} let r; try { r = any(d) } catch (e) { r = e.message.slice(0, 28) } d.resolve(0); r`],
    'Cannot wait for this promise',
  ],
  [
    'its error is taken by who waits for it',
    [
      SETTLING,
      `${MADE} reject(d, new Error('mine')); let r; try { r = await d.promise } catch (e) { r = e.message } r`,
    ],
    'mine',
  ],
  [
    'another may be put in its place',
    [SETTLING, `${MADE} settle(d, 1); d.promise = 5; [d.promise, Object.keys(d).length, await d.promise]`],
    [5, 3, 5],
  ],
  [
    'what is on its way is waited for',
    [
      `const any = (o) => (o.a || o.b ? 'P' : 'n'); 0`,
      `const ok = async (x) => allow(x); const d = { a: ok('bad') }; d.b = slow(false, 3); any(d)`,
    ],
    'n',
  ],
]
