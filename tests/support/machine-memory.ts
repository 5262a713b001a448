import { Machine } from '../../packages/executor/src/5-run/machine.ts'

/** The memories of all machines made after {@link watchMachines}, in the order in which they were made. */
export interface WatchedMachines {
  readonly memories: WebAssembly.Memory[]
  stop(): void
}

/** Notes the memory of every machine that any executor makes from here on. */
export function watchMachines(): WatchedMachines {
  const memories: WebAssembly.Memory[] = []
  const create = Machine.create
  Machine.create = async (...args) => {
    const machine = await create.apply(Machine, args)
    memories.push(machine.engine.memory)
    return machine
  }
  return {
    memories,
    stop() {
      Machine.create = create
    },
  }
}

/** Every place in a memory where the bytes of `marker` stand: as one byte a character, or as two. */
export function placesOf(
  memory: WebAssembly.Memory,
  marker: string,
): { readonly narrow: number; readonly wide: number } {
  const bytes = Buffer.from(memory.buffer)
  const count = (needle: Buffer): number => {
    let found = 0
    for (let at = bytes.indexOf(needle); at >= 0; at = bytes.indexOf(needle, at + 1)) found++
    return found
  }
  return { narrow: count(Buffer.from(marker, 'latin1')), wide: count(Buffer.from(marker, 'utf16le')) }
}
