import type { Step, TaskStep } from '../steps.ts'

/**
 * Stands in a compacted memory for steps that are left out; the model reads its text as it is, among what the user
 * says.
 */
export interface NoteStep extends TaskStep {
  readonly isNote: true
}

/** True for a note about steps that are left out, false for a task. */
export function isNote(step: Step): step is NoteStep {
  return step.type === 'task' && 'isNote' in step
}
