/// <reference types="node" />
// The program of a worker thread: machines, and the sessions whose turns it was given lately. It keeps nothing that
// its host does not have too, so it may end at any time; but where the engine waits it has the guests of all runs that
// began in it.
import { parentPort, workerData } from 'node:worker_threads'
import type { Image } from '../../5-run/image.ts'
import { MachinePool } from '../../5-run/machine-pool.ts'
import { PreparedLayouts } from '../../5-run/prepared-layouts.ts'
import type { EngineParts } from '../../local-memory.ts'
import { CodeRefused } from '../../session-memory.ts'
import { ASYNCIFY_BUILD } from '../asyncify-build.ts'
import { Control, sharedNowMs } from './control.ts'
import { packReply } from './large-texts.ts'
import type { Answer, ForgetMessage, Reply, Request, SharedImage, ThreadData, TurnAnswer } from './messages.ts'
import { Seat } from './seat.ts'

// Set by the host that starts this program, and nobody else starts it.
const { template, maxMachines, control: buffer, bridge } = workerData as ThreadData
const port = parentPort
const control = new Control(buffer)
/** The request that is being answered. */
let current = 0
const watch = {
  enter: (deadline: number): void => control.enter(current, sharedNowMs() + deadline - performance.now()),
  leave: (): void => control.leave(),
  isInterrupted: (): boolean => control.isInterrupted(current),
}
const engineWaits = bridge === 'asyncify'
// Where the engine waits nobody may lose the machine in which a guest stands.
const machines = engineWaits
  ? { capacity: Number.POSITIVE_INFINITY, maxFree: maxMachines, build: ASYNCIFY_BUILD }
  : { capacity: maxMachines }
const pool = new MachinePool(template, { ...machines, sharesImages: true, watch })
const parts: EngineParts = { template, pool, layouts: new PreparedLayouts(template), engineWaits }
const seats = new Map<string, Seat>()

port?.on('message', (message: Request | ForgetMessage) => {
  for (const session of message.forget) forget(session)
  if ('work' in message) void answer(message)
})
control.begin()

async function answer(request: Request): Promise<void> {
  current = request.id
  const seat = seatFor(request)
  const result = await resultOf(seat, request)
  const { usedBytes, randomDrawn } = seat.memory
  const reply: Reply = { id: request.id, answer: result, image: imageAfter(seat, result), usedBytes, randomDrawn }
  const { message, handedOver } = packReply(reply)
  port?.postMessage(message, handedOver)
}

async function resultOf(seat: Seat, { work, run, nowMs, randomDrawn }: Request): Promise<Answer> {
  try {
    seat.nowMs = nowMs
    if (randomDrawn !== undefined) seat.memory.randomDrawn = randomDrawn
    if (run !== undefined) seat.openRun(run)
    return await seat.do(work)
  } catch (error) {
    if (error instanceof CodeRefused) return { kind: 'refused', error: error.error }
    return { kind: 'failed', message: error instanceof Error ? error.message : String(error) }
  }
}

function seatFor({ session, definition, image }: Request): Seat {
  if (definition !== undefined) {
    forget(session)
    seats.set(session, new Seat(definition, parts))
  }
  // The host sends the definition with the first request.
  const seat = seats.get(session) as Seat
  if (image === undefined) return seat
  // What the memory before it used says nothing of this one.
  seat.memory.usedBytes = 0
  seat.memory.reset(image === null ? undefined : imageOf(image))
  return seat
}

function forget(session: string): void {
  seats.get(session)?.memory.dispose()
  seats.delete(session)
}

const imageOf = ({ heapEnd, data }: SharedImage): Image => ({ layout: template, heapEnd, data })

/** The image to come back to, where the work may have changed the memory and the guest was not thrown away. */
function imageAfter(seat: Seat, result: Answer): Reply['image'] {
  const isKept = result.kind === 'settle' || (result.kind === 'turn' && isLeftStanding(result))
  if (!isKept) return undefined
  if (engineWaits) seat.memory.rest()
  const image = seat.memory.currentImage()
  return image === undefined ? null : { heapEnd: image.heapEnd, data: image.data }
}

const KEPT: ReadonlySet<TurnAnswer['report']['end']['kind']> = new Set(['waiting', 'settled', 'deadlock', 'terminal'])

/** After these the session goes on with the memory as it is; after others it goes back to where it was. */
function isLeftStanding({ report, isHeld }: TurnAnswer): boolean {
  const { kind } = report.end
  return !isHeld && KEPT.has(kind)
}
