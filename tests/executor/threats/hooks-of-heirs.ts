/** Dropped calls of methods that other objects have under the same name: their errors are heard. */
export const HOOKS_OF_HEIRS: readonly (readonly [cells: readonly string[], value: unknown])[] = [
  [
    [
      'class Base { run(f) { this.before(); return f() } before() {} }; 0',
      "class Kid extends Base { async before() { if (!(await approve('bad'))) throw new Error('denied') } }; let r; try { new Kid().run(() => danger()) } catch (e) { r = e.message } r",
    ],
    'denied',
  ],
  [
    [
      'const opts = { before() {}, after() {} }; const runWith = (f, o = opts) => { o.before(); const r = f(); o.after(); return r }; 0',
      "let r; try { runWith(() => danger(), { before: () => { if (!approve('bad')) throw new Error('denied') }, after() {} }) } catch (e) { r = e.message } r",
    ],
    'denied',
  ],
  [
    [
      'const run = (f) => f(); class B { go() { this.hook(); return 1 } hook() {} }; 0',
      "class K extends B { hook() { refuse('LOST') } } let r; try { r = new K().go() } catch (e) { r = e.message } r",
    ],
    'LOST',
  ],
  [
    [
      'class H { run(c) { return c.do() } undo(c) { c.undo() } }; 0',
      "let r; try { new H().undo({ async undo() { await refuse('LOST') } }); r = 'on' } catch (e) { r = e.message } r",
    ],
    'LOST',
  ],
  [
    [
      'class H { run(c) { return c.do() } undo(c) { c?.undo?.(); c && c.undo() } }; 0',
      "let r; try { new H().undo({ async undo() { await refuse('LOST') } }); r = 'on' } catch (e) { r = e.message } r",
    ],
    'LOST',
  ],
  [
    [
      'class C { render() { for (const c of this.l) c.render() } constructor(l) { this.l = l } each(f) { return f() } }; 0',
      "let r; try { new C([{ async render() { await refuse('LOST') } }]).render(); r = 'on' } catch (e) { r = e.message } r",
    ],
    'LOST',
  ],
  [
    [
      'class C { render() { this.l.forEach((c) => { c.render() }) } constructor(l) { this.l = l } each(f) { return f() } }; 0',
      "let r; try { new C([{ async render() { await refuse('LOST') } }]).render(); r = 'on' } catch (e) { r = e.message } r",
    ],
    'LOST',
  ],
  [
    [
      'class A { start() { this.onStart(); return 1 } onStart() {} run(f) { return f() } }; const a = new A(); 0',
      "a.onStart = async () => { await refuse('LOST') }; let r; try { r = a.start() } catch (e) { r = e.message } r",
    ],
    'LOST',
  ],
  [
    [
      'class A { start() { this.onStart(); return 1 } onStart() {} run(f) { return f() } }; const a = new A(); 0',
      "A.prototype.onStart = async () => { await refuse('LOST') }; let r; try { r = a.start() } catch (e) { r = e.message } r",
    ],
    'LOST',
  ],
  [
    [
      "const put = (k, f) => { o[k] = f('bad') }; const o = {}; 0",
      "const is = (k) => o[k] ? 'P' : 'n'; 0",
      "put('a', async (x) => approve(x)); is('a')",
    ],
    'n',
  ],
  [
    [
      "let kept; const put = (f) => { kept = f('bad') }; 0",
      "const is = () => kept ? 'P' : 'n'; const no = () => !kept; 0",
      'put(async (x) => approve(x)); is() + no()',
    ],
    'ntrue',
  ],
  [
    [
      "const l = []; const put = (f) => { l.push(f('bad')) }; 0",
      "const is = () => l.some(Boolean) ? 'P' : 'n'; class V { get any() { return l[0] ? 'P' : 'n' } }; 0",
      'put(async (x) => approve(x)); is() + new V().any',
    ],
    'nn',
  ],
]
