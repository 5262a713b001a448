/** Promises and containers of some as the reason of a rejection, and thrown. */
export const REJECTED_WITH: readonly (readonly [cells: readonly string[], value: unknown])[] = [
  [
    [
      `const use = (x) => x ? 'P' : 'n'; 0`,
      `const p = (async () => allow('bad'))(); const r = await Promise.reject(p).catch(use); await p; r`,
    ],
    'n',
  ],
  [
    [
      `const use = (x) => x ? 'P' : 'n'; 0`,
      `const p = (async () => allow('bad'))(); const r = await Promise.reject(p).then(null, use); await p; r`,
    ],
    'n',
  ],
  [
    [
      `const use = (f) => { try { f() } catch (e) { return e ? 'P' : 'n' } }; 0`,
      `const p = (async () => allow('bad'))(); const r = use(() => { throw p }); await p; r`,
    ],
    'n',
  ],
  [
    [
      `const use = (x) => x ? 'P' : 'n'; 0`,
      `const p = (async () => allow('bad'))(); const r = await new Promise((_, no) => no(p)).catch(use); await p; r`,
    ],
    'n',
  ],
  [
    [
      '0',
      `const p = (async () => allow('bad'))(); const r = await Promise.reject(p).catch((e) => e ? 'P' : 'n'); await p; r`,
    ],
    'n',
  ],
  [['0', `let e; try { await Promise.reject(new Error('x')) } catch (x) { e = x.message } e`], 'x'],
  [
    [
      '0',
      `let e; try { await Promise.reject((async () => { throw new Error('y') })()) } catch (x) { e = x.message } e`,
    ],
    'y',
  ],
]
