// `npm run example:server`: agents behind HTTP. `node server.js --try` starts it, sends a request to each route and
// ends.
import { once } from 'node:events'
import { serve } from '@hono/node-server'
import { createApp } from './app.js'

const { app, dispose } = createApp()
const isTrial = process.argv.includes('--try')
const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: isTrial ? 0 : Number(process.env.PORT ?? 3000) })
await once(server, 'listening')
const address = `http://127.0.0.1:${server.address().port}`
console.log(`listening on ${address}`)

if (isTrial) {
  for (const route of ['/run-agent', '/run-agent-threading']) {
    const response = await fetch(address + route, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ task: 'Get approval to delete account' }),
    })
    console.log(`POST ${route} → ${response.status}`, await response.text())
  }
  await stop()
} else {
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, stop)
}

async function stop() {
  server.close()
  server.closeAllConnections()
  await dispose()
}
