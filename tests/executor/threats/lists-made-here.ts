/** Lists that the program makes are lists, whatever else has a method of that name. */
export const LISTS_MADE_HERE: readonly (readonly [cells: readonly string[], value: unknown])[] = [
  [
    [
      "class L { map(f) { return this.q.map(f) } }const f = async (x) => x + 1; const l = ['a', 'b'].map((x) => tool(x)); await Promise.all(l.map((p) => p.then(f)))",
    ],
    ['a1', 'b1'],
  ],
  [
    [
      "class L { map(f) { return f } }const f = async (x) => x + 1; const l = ['a', 'b'].map((x) => tool(x)); await Promise.all(l.map((p) => p.then(f)))",
    ],
    ['a1', 'b1'],
  ],
  [
    [
      "class L { map(f) { return [f(1)] } }const f = async (x) => x + 1; const l = ['a', 'b'].map((x) => tool(x)); await Promise.all(l.map((p) => p.then(f)))",
    ],
    ['a1', 'b1'],
  ],
  [
    [
      "class L { map(f) { return [f(1)] } } const q = new L();const f = async (x) => x + 1; const l = ['a', 'b'].map((x) => tool(x)); await Promise.all(l.map((p) => p.then(f)))",
    ],
    ['a1', 'b1'],
  ],
  [
    [
      "const q = { map(f) { return f } };const f = async (x) => x + 1; const l = ['a', 'b'].map((x) => tool(x)); await Promise.all(l.map((p) => p.then(f)))",
    ],
    ['a1', 'b1'],
  ],
  [
    [
      "const q = { filter(f) { return f } };const f = async (x) => x + 1; const l = ['a', 'b'].map((x) => tool(x)); await Promise.all(l.map((p) => p.then(f)))",
    ],
    ['a1', 'b1'],
  ],
  [
    [
      "class L { map(f) { for (const x of this.q) f(x) } }const f = async (x) => x + 1; const l = ['a', 'b'].map((x) => tool(x)); await Promise.all(l.map((p) => p.then(f)))",
    ],
    ['a1', 'b1'],
  ],
]
