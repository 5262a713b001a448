import { MachinePool } from './5-run/machine-pool.ts'
import { PreparedLayouts } from './5-run/prepared-layouts.ts'
import type { Template } from './5-run/template.ts'
import { type EngineParts, LocalMemory } from './local-memory.ts'
import type { SessionDefinition } from './session-definition.ts'
import type { MemoryHome, SessionMemory } from './session-memory.ts'

/** Machines in this thread: what the memories of its sessions share. */
export class LocalHome implements MemoryHome {
  readonly template: Template
  readonly isSavable: boolean = true
  readonly #parts: EngineParts

  constructor(template: Template, maxMachines: number) {
    this.template = template
    this.#parts = {
      template,
      pool: new MachinePool(template, { capacity: maxMachines }),
      layouts: new PreparedLayouts(template),
      engineWaits: false,
    }
  }

  open(definition: SessionDefinition, nowMs: () => number): SessionMemory {
    return new LocalMemory(definition, nowMs, this.#parts)
  }

  async dispose(): Promise<void> {
    this.#parts.pool.dispose()
  }
}
