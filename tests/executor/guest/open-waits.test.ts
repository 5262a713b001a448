import { describe, expect, it } from 'vitest'
import { loadGuestModule } from '../../support/guest-module.ts'

const guest = loadGuestModule('packages/executor/src/guest/open-waits.js')
/** Opens waits in this order, and closes those given as negative numbers; counts how often an order is looked at. */
const openedAsText = guest.bind(`(text) => {
  const waits = guest.makeOpenWaits()
  const byOrder = new Map()
  let looks = 0
  for (const order of JSON.parse(text)) {
    if (order < 0) {
      waits.close(byOrder.get(-order))
      continue
    }
    const wait = guest.newWait(order, '')
    Object.defineProperty(wait, 'order', { get: () => (looks++, order) })
    byOrder.set(order, waits.open(wait))
  }
  const found = looks
  const list = []
  const back = []
  for (let at = waits.innermost(); at; at = at.outside) list.unshift(at.order)
  for (let at = byOrder.get(list[0]); at; at = at.inside) back.push(at.order)
  return JSON.stringify({ list, back, looks: found })
}`)
const opened = (orders: readonly number[]): { list: number[]; back: number[]; looks: number } =>
  JSON.parse(openedAsText(JSON.stringify(orders)))

const COUNT = 500
const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1)
const sorted = (list: readonly number[]) => [...list].sort((a, b) => a - b)

describe('waits that are open', () => {
  it.each<[title: string, orders: readonly number[]]>([
    ['opened one after the other', numbers(COUNT)],
    ['opened by calls as they come back, the innermost first', numbers(COUNT).reverse()],
    ['started by one call, whose own is opened last', [...numbers(COUNT).map((n) => n + 1), 1]],
    ['a call in a call, again and again', numbers(COUNT).flatMap((n) => [2 * n, 2 * n - 1])],
    ['two in each call on the way back', numbers(COUNT).flatMap((n) => [COUNT - n + 1, COUNT + n])],
  ])('are found in few steps when they are %s', (_title, orders) => {
    const { list, back, looks } = opened(orders)
    expect(list).toEqual(sorted(orders))
    expect(back).toEqual(list)
    expect(looks).toBeLessThan(8 * orders.length)
  })

  it('stand in their order, however they are opened and closed', () => {
    let seed = 7
    const next = (most: number) => {
      seed = (seed * 48271) % 2147483647
      return seed % most
    }
    for (let round = 0; round < 300; round++) {
      const left = new Set<number>()
      const free = numbers(30)
      const orders: number[] = []
      for (let step = 0; step < 40; step++) {
        const takes = left.size > 0 && next(3) === 0
        const from = takes ? [...left] : free
        const order = from[next(from.length)]
        if (order === undefined) continue
        if (takes) left.delete(order)
        else {
          free.splice(free.indexOf(order), 1)
          left.add(order)
        }
        orders.push(takes ? -order : order)
      }
      const { list, back } = opened(orders)
      expect(list).toEqual(sorted([...left]))
      expect(back).toEqual(list)
    }
  })
})
