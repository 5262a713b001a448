// The tools that the demo's code may call; each answers after a while, as the real ones would.
import { setTimeout as sleep } from 'node:timers/promises'
import { tool } from '@dormouse/agent'
import { HumanApprovalTool } from '@dormouse/tools/human-approval'

const WEATHER = { Lyon: 'sunny, 24 °C', Oslo: 'snow, -3 °C', Quito: 'rain, 15 °C' }

/** A person who says yes to everything, 100 ms after being asked. */
const requestApproval = new HumanApprovalTool({ ask: (_request, { signal }) => sleep(100, true, { signal }) })

const getWeather = tool({
  name: 'getWeather',
  description: `Tells the weather of a city. It knows ${Object.keys(WEATHER).join(', ')}.`,
  inputs: { city: { type: 'string', description: 'Name of the city' } },
  outputType: 'string',
  execute: async ({ city }, { signal }) => {
    await sleep(50, undefined, { signal })
    if (!Object.hasOwn(WEATHER, city)) throw new Error(`No weather for ${city}`)
    return WEATHER[city]
  },
})

export const demoTools = [requestApproval, getWeather]

/** The demo's tools as host functions, for running code without an agent. */
export const demoHostFunctions = {
  ...Object.fromEntries(
    demoTools.map((one) => [
      one.name,
      {
        handle: ({ args, signal }) =>
          one.forward(...Object.keys(one.inputs).map((_, index) => args[index]), { signal }),
      },
    ]),
  ),
  finalAnswer: { call: (answer) => answer, terminal: true },
}
