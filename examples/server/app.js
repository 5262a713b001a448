import { CodeAgent } from '@dormouse/agent'
import { createThreadRunner } from '@dormouse/agent/node'
import { HumanApprovalTool } from '@dormouse/tools/human-approval'
import { Hono } from 'hono'
import { createModel, INSTRUCTIONS } from './approval-model.js'

const THREADED_AGENT = new URL('./threaded-agent.js', import.meta.url)

/** The web app, and a way to free what it holds. */
export function createApp() {
  // Stands for a person: a real one would answer a message or click a button, in minutes or days.
  const ask = () => new Promise((resolve) => setTimeout(resolve, 200, true))
  // One agent serves all requests: each run has its own memory and session.
  const agent = new CodeAgent({
    model: createModel(),
    tools: [new HumanApprovalTool({ ask })],
    instructions: INSTRUCTIONS,
    threads: 1,
  })
  const threads = createThreadRunner({ maxThreads: 4 })

  const app = new Hono()
  // Native async: a waiting run holds no thread, so thousands may wait at once.
  app.post('/run-agent', async (context) => {
    const task = await readTask(context.req)
    if (task === undefined) return context.json({ error: 'The body must be JSON with a "task" that is a text' }, 400)
    return context.json({ result: await agent.arun(task, { signal: context.req.raw.signal }) })
  })
  // Threading: for tools that block; a run holds a thread until it ends, so the fifth waits for a place.
  app.post('/run-agent-threading', async (context) => {
    const task = await readTask(context.req)
    if (task === undefined) return context.json({ error: 'The body must be JSON with a "task" that is a text' }, 400)
    return context.json({ result: await threads.run(THREADED_AGENT, task, { signal: context.req.raw.signal }) })
  })
  app.onError((error, context) => context.json({ error: error.message }, 500))
  return { app, dispose: () => Promise.all([agent.dispose(), threads.dispose()]) }
}

/** The task of a request; undefined when it has none. */
async function readTask(request) {
  const body = await request.json().catch(() => undefined)
  const task = body?.task
  return typeof task === 'string' && task.trim() !== '' ? task : undefined
}
