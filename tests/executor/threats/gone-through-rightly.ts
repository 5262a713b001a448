const HELPERS = 'async function num(x) { return tool(x) } async function ok(a) { return allow(a) } '
const helped = (code: string): string => HELPERS + code

/** What built-ins with waiting callbacks go through, and refuse. */
export const GONE_THROUGH_RIGHTLY: readonly (readonly [cells: readonly string[], value: unknown])[] = [
  [
    [helped('let e; try { Object.groupBy({ length: 2 }, (x) => tool(x)) } catch (x) { e = x instanceof TypeError } e')],
    true,
  ],
  [
    [helped('let e; try { Map.groupBy({ length: 2 }, (x) => tool(x)) } catch (x) { e = x instanceof TypeError } e')],
    true,
  ],
  [
    [
      helped(
        'let e; try { Object.groupBy({ length: 2 }, async (x) => tool(x)) } catch (x) { e = x instanceof TypeError } e',
      ),
    ],
    true,
  ],
  [
    [
      helped(
        'let e, n = 0; try { Array.from({ [Symbol.iterator]() { return { next() { if (n++ > 9) throw 1; return 5 } } } }, (x) => tool(x)) } catch (x) { e = x instanceof TypeError } e',
      ),
    ],
    true,
  ],
  [
    [
      helped(
        'let e; try { Array.from({ [Symbol.iterator]() { return 5 } }, (x) => tool(x)) } catch (x) { e = x instanceof TypeError } e',
      ),
    ],
    true,
  ],
  [
    [
      helped(
        'let e; try { Array.from({ [Symbol.iterator]: 5 }, (x) => tool(x)) } catch (x) { e = x instanceof TypeError } e',
      ),
    ],
    true,
  ],
  [[helped('Array.from({ length: 2 }, (_, i) => tool(i))')], [0, 1]],
  [[helped('Array.from({ length: 2, [Symbol.iterator]: null }, (_, i) => tool(i))')], [0, 1]],
  [[helped("Array.from('ab', (x) => tool(x))")], ['a', 'b']],
  [[helped("Object.keys(Object.groupBy('ab', (x) => tool(x)))")], ['a', 'b']],
  [
    [
      helped(
        "const l = [1]; const log = []; for (const i of [0,1]) Object.defineProperty(l, i, { get() { log.push('g'+i); return num(i) }, enumerable: true, configurable: true }); l.some(x => { log.push('c'+x); return false }); log",
      ),
    ],
    ['g0', 'c0', 'g1', 'c1'],
  ],
]
