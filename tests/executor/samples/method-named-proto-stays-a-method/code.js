const rest = { x: 1 }
const facts = (o) => [Object.getPrototypeOf(o) === Object.prototype, Object.keys(o).join(), o.__proto__()]
const __proto__ = () => add(3, 3)
class A {
  __proto__() {
    return add(4, 4)
  }
  static __proto__() {
    return add(5, 5)
  }
}
;[
  facts({ __proto__() { return add(1, 1) }, ...rest }),
  facts({ '__proto__'() { return add(1, 2) }, ...rest }),
  facts({ ['__proto__']() { return add(1, 3) }, ...rest }),
  facts({ __proto__() { return add(1, 4) }, ['x']: 2 }),
  facts({ __proto__, ...rest }),
  { __proto__() { return add(2, 2) }, __proto__: { z: 4 } }.z,
  Object.getPrototypeOf({ __proto__: function () { return add(2, 2) } }).name,
  new A().__proto__(),
  A.__proto__(),
]
