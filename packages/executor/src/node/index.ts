export { createExecutor, type ThreadedExecutorOptions } from './create-executor.ts'
