function inject( $http , users = [ ] ) { /* by name */ return add($http, 1) }
const arrow = ({ x }) => add(x, 1), short = x=>x+1
class A extends Object {
  constructor( q ) { super() }
  static  async  s( ) { return add(1, 1) }
  static /* two */ t(a,b) { return add(a, b) }
  m( a ) { return add(a, 1) }
  get g( ) { return add(1, 2) }
  ['c' + 1]( ) { return add(1, 3) }
  f = ( ) => add(1, 4)
}
class B { x = class C { } }
const o = { m( a ) { return add(a, 1) }, *gen( ) { }, n: function named( ) { return add(2, 2) }, ...{} }
const accessor = Object.getOwnPropertyDescriptor(A.prototype, 'g').get
const shown = [inject, arrow, short, A, A.s, A.t, A.prototype.m, accessor, A.prototype.c1, new A().f, B, new B().x, o.m, o.gen, o.n]
const made = [eval('(function ev(a ) {})'), new Function('a', 'return  a')]
const names = /\(([^)]*)\)/.exec(String(inject))[1].split(',').map((name) => name.trim())
;[
  shown.map(String),
  shown.map((f) => f + ''),
  shown.map((f) => `${f}`),
  shown.map((f) => f.toString()),
  shown.map((f) => Function.prototype.toString.call(f)),
  made.map(String),
  names,
  Function.prototype.toString.name,
  new Function('add', `return ${short}`)(add)(1),
]
