import { expect, it } from 'vitest'
import { wireFailure } from '../../../packages/agent/src/model/wire-failure.ts'

it.each<[unknown, number | undefined, string]>([
  // https://openrouter.ai/docs/api-reference/errors
  [{ code: 502, message: 'Provider returned error' }, 502, '502 Provider returned error'],
  // https://docs.anthropic.com/en/api/errors
  [{ type: 'overloaded_error', message: 'Overloaded' }, 503, '503 Overloaded'],
  // https://platform.openai.com/docs/guides/error-codes
  [{ type: 'server_error', code: null, message: 'Something broke' }, 500, '500 Something broke'],
  [{ code: 'rate_limit_exceeded', message: 'Slow down' }, 429, '429 Slow down'],
  [{ code: 'context_length_exceeded', message: 'Too long' }, undefined, 'Too long'],
  // https://api-docs.deepseek.com/api/create-chat-completion
  ['insufficient_system_resource', 500, '500 insufficient_system_resource'],
  ['error', undefined, 'error'],
])('wireFailure() of %j has the status %s', (error, status, message) => {
  expect(wireFailure(error)).toMatchObject({ status, message })
})
