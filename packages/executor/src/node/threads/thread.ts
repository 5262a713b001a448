/// <reference types="node" />
// The program of a worker thread: machines, and the sessions whose turns it was given lately. It keeps nothing that
// its host does not have too, so it may end at any time.
import { parentPort, workerData } from 'node:worker_threads'
import type { Image } from '../../5-run/image.ts'
import { MachinePool } from '../../5-run/machine-pool.ts'
import { PreparedLayouts } from '../../5-run/prepared-layouts.ts'
import type { EngineParts } from '../../local-memory.ts'
import { CodeRefused } from '../../session-memory.ts'
import { Control, sharedNowMs } from './control.ts'
import type { Answer, Reply, Request, SharedImage, ThreadData } from './messages.ts'
import { Seat } from './seat.ts'

// Set by the host that starts this program, and nobody else starts it.
const { template, maxMachines, control: buffer } = workerData as ThreadData
const port = parentPort
const control = new Control(buffer)
/** The request that is being answered. */
let current = 0
const watch = {
  enter: (deadline: number): void => control.enter(current, sharedNowMs() + deadline - performance.now()),
  leave: (): void => control.leave(),
  isInterrupted: (): boolean => control.isInterrupted(current),
}
const pool = new MachinePool(template, { capacity: maxMachines, sharesImages: true, watch })
const parts: EngineParts = { template, pool, layouts: new PreparedLayouts(template) }
const seats = new Map<string, Seat>()

port?.on('message', (request: Request) => void answer(request))

async function answer(request: Request): Promise<void> {
  current = request.id
  for (const session of request.forget) forget(session)
  const seat = seatFor(request)
  const result = await resultOf(seat, request)
  const { usedBytes, randomDrawn } = seat.memory
  const reply: Reply = { id: request.id, answer: result, image: imageAfter(seat, result), usedBytes, randomDrawn }
  port?.postMessage(reply)
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
  if (image !== undefined) seat.memory.reset(image === null ? undefined : imageOf(image))
  return seat
}

function forget(session: string): void {
  seats.get(session)?.memory.dispose()
  seats.delete(session)
}

const imageOf = ({ heapEnd, data }: SharedImage): Image => ({ layout: template, heapEnd, data })

/** The image to come back to, where the work may have changed the memory and the guest was not thrown away. */
function imageAfter(seat: Seat, result: Answer): Reply['image'] {
  const isKept = result.kind === 'settle' || (result.kind === 'turn' && isLeftStanding(result.report.end.kind))
  if (!isKept) return undefined
  const image = seat.memory.currentImage()
  return image === undefined ? null : { heapEnd: image.heapEnd, data: image.data }
}

/** After these the session goes on with the memory as it is; after others it goes back to where it was. */
function isLeftStanding(end: string): boolean {
  return end === 'waiting' || end === 'settled' || end === 'terminal'
}
