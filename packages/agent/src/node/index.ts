export { FileRecordings } from './file-recordings.ts'
export { runInThread } from './run-in-thread.ts'
export {
  createThreadRunner,
  type ThreadRunner,
  type ThreadRunnerOptions,
  type ThreadRunOptions,
} from './thread-runner.ts'
