/** A helper that hands out a kept promise of the host has it awaited where its answer is: errors are caught there. */
export const KEPT_HOST_CALLS: readonly (readonly [cells: readonly string[], value: unknown])[] = [
  [["const v = refuse('e'); const get = () => v; let r; try { r = await get() } catch (e) { r = e.message } r"], 'e'],
  [["const id = (p) => p; let r; try { r = await id(refuse('e')) } catch (e) { r = e.message } r"], 'e'],
  [
    [
      "const v = refuse('e'); const o = { get: () => v }; let r; try { r = await o.get() } catch (e) { r = e.message } r",
    ],
    'e',
  ],
  [["const l = [refuse('e')]; let r; try { r = await l.shift() } catch (e) { r = e.message } r"], 'e'],
  [["const l = [refuse('e')]; let r; try { r = await l[0] } catch (e) { r = e.message } r"], 'e'],
  [
    [
      "const jobs = new Map(); jobs.set('k', refuse('e')); let r; try { r = await jobs.get('k') } catch (e) { r = e.message } r",
    ],
    'e',
  ],
  [
    [
      "class J { start(x) { this.p = refuse(x) } zork() { return this.p } } const a = new J(); a.start('e'); let r; try { r = await a.zork() } catch (e) { r = e.message } r",
    ],
    'e',
  ],
  [['const v = slow(1, 6); const get = () => v; (await get()) + 1'], 2],
]
