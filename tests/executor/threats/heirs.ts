/** Instances that a class of an earlier cell puts away while they are made. */
export const HEIRS: readonly (readonly [cells: readonly string[], value: unknown])[] = [
  [
    [
      `class S { constructor() { S.all.push(this) } static all = []; static every(f) { return S.all.every((k) => k[f]) ? 'T' : 'F' } }; 0`,
      `class K extends S { ok = (async () => allow('bad'))() } const k = new K(); const r = S.every('ok'); await k.ok; r`,
    ],
    'F',
  ],
  [
    [
      `class S { constructor() { S.all.push(this) } static all = []; static every(f) { return S.all.every((k) => k[f]) ? 'T' : 'F' } }; 0`,
      `class K extends S { constructor() { super(); this.ok = (async () => allow('bad'))() } } const k = new K(); const r = S.every('ok'); await k.ok; r`,
    ],
    'F',
  ],
  [
    [
      `class S { constructor() { S.all.push(this) } static all = []; static every(f) { return S.all.every((k) => k[f]) ? 'T' : 'F' } }; 0`,
      `class K extends S { } const k = new K(); k.ok = (async () => allow('bad'))(); const r = S.every('ok'); await k.ok; r`,
    ],
    'F',
  ],
  [
    [
      `class S { constructor() { S.all.push(this) } static all = []; static every(f) { return S.all.every((k) => k[f]) ? 'T' : 'F' } }; 0`,
      `class K extends S { load() { this.ok = (async () => allow('bad'))() } } const k = new K(); k.load(); const r = S.every('ok'); await k.ok; r`,
    ],
    'F',
  ],
  [
    [
      `class S { constructor() { S.all.push(this) } static all = []; static every(f) { return S.all.every((k) => k[f]) ? 'T' : 'F' } }; 0`,
      `class K extends S { } class L extends K { ok = (async () => allow('bad'))() } const k = new L(); const r = S.every('ok'); await k.ok; r`,
    ],
    'F',
  ],
  [
    [
      `class S { constructor() { S.all.push(this) } static all = []; static every(f) { return S.all.every((k) => k[f]) ? 'T' : 'F' } }; 0`,
      'class K extends S { }; 0',
      `class L extends K { ok = (async () => allow('bad'))() } const k = new L(); const r = S.every('ok'); await k.ok; r`,
    ],
    'F',
  ],
  [
    [
      `const reg = []; class B { id = reg.push(this) }; const every = (f) => reg.every((k) => k[f]) ? 'T' : 'F'; 0`,
      `class K extends B { ok = (async () => allow('bad'))() } const k = new K(); const r = every('ok'); await k.ok; r`,
    ],
    'F',
  ],
  [
    [
      `class B { constructor() { this.init() } init() { B.last = this } static look(f) { return B.last[f] ? 'T' : 'F' } }; 0`,
      `class K extends B { ok = (async () => allow('bad'))() } const k = new K(); const r = B.look('ok'); await k.ok; r`,
    ],
    'F',
  ],
  [
    [
      'class B { constructor(n) { this.n = n } }; 0',
      `class K extends B { ok = (async () => allow('bad'))() } const k = new K(1); (await k.ok) ? 'T' : 'F'`,
    ],
    'F',
  ],
]
