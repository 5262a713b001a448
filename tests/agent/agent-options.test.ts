import { expect, it } from 'vitest'
import { agentPlaying } from '../support/agent-playing.ts'

it.each([[true], [null], [{}], ['on']])('telemetry refuses %j', (telemetry) => {
  expect(() => agentPlaying([], { telemetry: telemetry as never })).toThrow(/telemetry must have watch\(\)/)
})
