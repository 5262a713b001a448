import { describe, expect, it } from 'vitest'
import { ELEMENTS, INSIDE, ITSELF } from '../../../../packages/executor/src/2-analyze/promises/levels.ts'
import { Place, PlaceGraph } from '../../../../packages/executor/src/2-analyze/promises/place.ts'

function chainOf(length: number, graph = new PlaceGraph()): { graph: PlaceGraph; places: Place[] } {
  const places = Array.from({ length }, () => new Place())
  for (let at = 1; at < length; at++) graph.connect(places[at - 1] as Place, places[at] as Place)
  return { graph, places }
}

describe('PlaceGraph', () => {
  it('brings wants and needs against the flow, and promises with it', () => {
    const { graph, places } = chainOf(3)
    const [first, middle, last] = places as [Place, Place, Place]
    graph.want(last, ITSELF)
    graph.need(middle, ITSELF)
    graph.spreadWants()
    graph.spreadNeeds()
    expect([first, middle, last].map(({ wants }) => wants)).toEqual([ITSELF, ITSELF, ITSELF])
    expect([first, middle, last].map(({ needs }) => needs)).toEqual([ITSELF, ITSELF, 0])
    graph.hold(middle, ITSELF)
    graph.spreadHolds()
    expect([first, middle, last].map(({ holds }) => holds)).toEqual([0, ITSELF, ITSELF])
  })

  it('takes steps into containers and out of them', () => {
    const graph = new PlaceGraph()
    const [element, list, read] = [new Place(), new Place(), new Place()]
    graph.connect(element, list, 'into')
    graph.connect(list, read, 'out-of')
    graph.want(read, ITSELF)
    graph.spreadWants()
    expect([list.wants & ITSELF, list.wants & ELEMENTS, element.wants & ITSELF]).toEqual([0, ELEMENTS, ITSELF])
    graph.hold(element, ITSELF)
    graph.spreadHolds()
    expect([list.holds & ITSELF, list.holds & ELEMENTS, read.holds & ITSELF]).toEqual([0, ELEMENTS, ITSELF])
  })

  it('has what is inside a container the same wherever that is seen', () => {
    const { graph, places } = chainOf(2)
    const [one, other] = places as [Place, Place]
    graph.want(one, ELEMENTS)
    graph.spreadWants()
    graph.hold(other, ELEMENTS)
    graph.spreadHolds()
    expect([other.wants & INSIDE, one.holds & INSIDE]).toEqual([ELEMENTS, ELEMENTS])
  })

  it('keeps no promise where none may stay, whatever wants it', () => {
    const { graph, places } = chainOf(2)
    const [from, to] = places as [Place, Place]
    graph.want(to, ITSELF)
    graph.forbid(to, ITSELF)
    graph.spreadWants()
    expect([from.keeps(ITSELF), to.keeps(ITSELF)]).toEqual([false, false])
  })

  it('follows a ring, and as many places as there are', () => {
    const { graph, places } = chainOf(20_000)
    graph.connect(places.at(-1) as Place, places[0] as Place)
    graph.want(places[0] as Place, ITSELF)
    graph.hold(places[1] as Place, ITSELF)
    graph.spreadWants()
    graph.spreadHolds()
    expect(places.every(({ wants, holds }) => wants === ITSELF && holds === ITSELF)).toBe(true)
  })
})
