// Classes with private fields and getters, Maps and Sets, and a walk over a graph.
const size = 5500

class Node {
  #edges = new Map()
  constructor(id) {
    this.id = id
  }
  connect(other, weight) {
    this.#edges.set(other.id, { other, weight })
    return this
  }
  get degree() {
    return this.#edges.size
  }
  *neighbours() {
    for (const { other, weight } of this.#edges.values()) yield [other, weight]
  }
}

class Graph {
  static of(count) {
    const graph = new Graph()
    for (let id = 0; id < count; id++) graph.add(new Node(id))
    for (let id = 0; id < count; id++) {
      for (const step of [1, 7, 31]) graph.get(id).connect(graph.get((id + step) % count), (id * step) % 10)
    }
    return graph
  }
  nodes = new Map()
  add(node) {
    this.nodes.set(node.id, node)
  }
  get(id) {
    return this.nodes.get(id)
  }
}

class Walk extends Graph {
  static distances(graph, start) {
    const distances = new Map([[start, 0]])
    const queue = [graph.get(start)]
    const seen = new Set()
    while (queue.length > 0) {
      const node = queue.pop()
      if (seen.has(node.id)) continue
      seen.add(node.id)
      for (const [other, weight] of node.neighbours()) {
        const distance = distances.get(node.id) + weight
        if (distance < (distances.get(other.id) ?? Infinity)) {
          distances.set(other.id, distance)
          queue.push(other)
        }
      }
    }
    return distances
  }
}

const graph = Graph.of(size)
let total = 0
for (let start = 0; start < 10; start++) {
  for (const distance of Walk.distances(graph, start % size).values()) total += distance
}
const degrees = [...graph.nodes.values()].reduce((sum, node) => sum + node.degree, 0)
JSON.stringify({ total, degrees })
