class A {
  get(n) {
    return double(n);
  }
}
class B extends A {
  all(list) {
    return list.map((n) => super.get(n) + 1);
  }
}
new B().all([1, 2, 3]);
