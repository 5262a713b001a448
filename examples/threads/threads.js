// Tools that block cannot be awaited; in threads of their own they hold up nobody. Where tools can be async, `arun` is
// the better way: it takes no thread for each run.
import { runInThread } from '@dormouse/agent/node'

let ticks = 0
const clock = setInterval(() => ticks++, 10)
const url = new URL('./dice-agent.js', import.meta.url)
const answers = await Promise.all([runInThread(url, 'Roll three dice'), runInThread(url, 'Roll three dice')])
clearInterval(clock)
console.log('answers:', answers.join(', '))
console.log('the host was free meanwhile:', ticks > 5)
