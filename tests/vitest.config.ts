import { defaultServerConditions } from 'vite'
import { defineConfig } from 'vitest/config'

// The private `source` condition makes tests read packages/*/src, so no build is needed first. What packages export for
// bundlers under `module` is often no module that Node can load.
const conditions = ['source', ...defaultServerConditions.filter((condition) => condition !== 'module')]
export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: { include: ['tests/**/*.test.ts'], testTimeout: 30_000, allowOnly: false },
})
