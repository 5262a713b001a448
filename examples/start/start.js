// START HERE: `npm start`. Runs a task with a model that writes code, or a file of code without any model.
import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { CodeAgent, OpenAIModel } from '@dormouse/agent'
import { createExecutor } from '@dormouse/executor'
import { demoHostFunctions, demoTools } from './demo-tools.js'
import * as out from './print.js'
import { createScriptedJob } from './scripted-job.js'

const DEFAULT_TASK = 'Get approval to delete account'
const DEFAULT_MODEL = 'gpt-4.1-mini'
const HELP = `Runs a task: a model writes JavaScript that calls tools, and Dormouse runs it.

  npm start                          the main job: "${DEFAULT_TASK}"
  npm start -- "any task"            a task of your own
  npm start -- --file code.js        a file of code with the demo tools, no model involved
  npm start -- --help

A real model writes the code when OPENAI_API_KEY is set; OPENAI_BASE_URL names another server that speaks the same
language, DORMOUSE_MODEL the model (default ${DEFAULT_MODEL}). Without a key a scripted model plays the main job.
Tools the code can call: ${demoTools.map(({ name }) => name).join(', ')}.`

/** What was asked for, or a one-line `problem`. */
function readArguments() {
  try {
    const options = { file: { type: 'string' }, help: { type: 'boolean', short: 'h' } }
    const { values, positionals } = parseArgs({ options, allowPositionals: true })
    const task = positionals.join(' ').trim()
    if (values.file === '') return { problem: '--file needs the path of a code file' }
    if (values.file !== undefined && task !== '') return { problem: 'Give a task or --file, not both' }
    return { ...values, task: task || DEFAULT_TASK }
  } catch (error) {
    return { problem: error.message.split('\n')[0].split('. ')[0] }
  }
}

function chooseModel(task) {
  const { OPENAI_API_KEY: apiKey, OPENAI_BASE_URL: baseURL, DORMOUSE_MODEL: model = DEFAULT_MODEL } = process.env
  if (apiKey) {
    out.printTitle(`model ${model}`)
    return new OpenAIModel({ model, apiKey, ...(baseURL ? { baseURL } : {}) })
  }
  const limits = task === DEFAULT_TASK ? '' : ' It can only play its one job, so it asks for approval of your task.'
  out.printTitle('scripted model', `No OPENAI_API_KEY is set, so a scripted model writes the code.${limits}`)
  return createScriptedJob(task)
}

async function runTask(task) {
  const agent = new CodeAgent({
    model: chooseModel(task),
    tools: demoTools,
    instructions: 'When the task is to get approval for an action, answer "approved: <action>" or "denied: <action>".',
  })
  try {
    for await (const event of agent.arun(task, { stream: true })) out.printEvent(event)
    return 0
  } catch (error) {
    out.printError({ message: error.message })
    return 1
  } finally {
    await agent.dispose()
  }
}

async function runFile(path) {
  let code
  try {
    code = await readFile(path, 'utf8')
  } catch (error) {
    return fail(`Cannot read ${path}: ${error.code === 'ENOENT' ? 'there is no such file' : error.message}`)
  }
  out.printTitle(path, 'No model involved.')
  const executor = await createExecutor()
  try {
    const session = executor.createSession({ hostFunctions: demoHostFunctions })
    const outcome = await session.run(code, { onLog: out.printLog, onCall: printCallRecord })
    if (outcome.status === 'failed') out.printError(outcome.error)
    else out.printValue(outcome.endedBy ? 'answer' : 'value', outcome.value)
    out.printTotals({ call: out.countCalls(outcome.calls) }, outcome.usage.wallMs)
    return outcome.status === 'failed' ? 1 : 0
  } finally {
    await executor.dispose()
  }
}

/** The executor tells of a call twice: when it starts and when it ends. */
function printCallRecord({ id, name, args, status, value, error, durationMs }) {
  if (name === 'finalAnswer') return
  if (status === 'pending') return out.printCall(id, name, args)
  const failure = error ? `${error.name}: ${error.message}` : status
  return out.printReturn(id, status === 'fulfilled' ? { value } : { error: failure }, durationMs)
}

function fail(problem) {
  console.error(`${problem} (npm start -- --help shows what there is)`)
  return 2
}

const { problem, help, file, task } = readArguments()
if (problem) process.exitCode = fail(problem)
else if (help) console.log(HELP)
else process.exitCode = file === undefined ? await runTask(task) : await runFile(file)
