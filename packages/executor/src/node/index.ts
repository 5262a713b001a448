export { createExecutor, type ThreadedExecutorOptions } from './create-executor.ts'
export { DirectoryImageStore } from './directory-image-store.ts'
export { SqliteImageStore } from './sqlite-image-store.ts'
