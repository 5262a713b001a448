const NAMES: readonly string[] =
  'get set delete has entries concat includes indexOf forEach find map filter join reduce sort some every push add load'.split(
    ' ',
  )

/** A method of the program's own is none of the language's, whatever its name: promises go through it as they are. */
export const OWN_METHODS_SHOWN: readonly (readonly [cells: readonly string[], value: unknown])[] = NAMES.flatMap(
  (name) => [
    [
      [
        `class C { async ${name}(a, f) { try { return await f(await a) } catch (e) { return 'E' + e.message } } } const c = new C(); await Promise.all([c.${name}(slow(1, 3), async (x) => (await tool(x)) + 1), c.${name}(refuse('a'), () => 1), c.${name}(2, () => refuse('f'))])`,
      ],
      [2, 'Ea', 'Ef'],
    ],
    [
      [
        `const api = { log: [], ${name}(p) { this.log.push(p); return p } }; const a = api.${name}(refuse('e')), b = api.${name}(slow(1, 3)); (await Promise.allSettled([a, b])).map((x) => x.status)`,
      ],
      ['rejected', 'fulfilled'],
    ],
    [
      [
        `class B { ${name}(k) { const p = refuse('e' + k); this.p = p; return p } } const h = new B(); const p = h.${name}(1); await p.catch((e) => e.message)`,
      ],
      'e1',
    ],
    [
      [
        `const zz = async () => 0; class J { start(x) { this.p = refuse('e' + x) } async ${name}() { return await this.p } } const a = new J(); a.start(1); let r; try { r = await a.${name}() } catch (e) { r = e.message } r`,
      ],
      'e1',
    ],
  ],
)
