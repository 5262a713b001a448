import { defaultServerConditions } from 'vite'
import { defineConfig } from 'vitest/config'

// The private `source` condition makes tests read packages/*/src, so no build is needed first.
const conditions = ['source', ...defaultServerConditions]
export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: { include: ['tests/**/*.test.ts'], testTimeout: 30_000, allowOnly: false },
})
