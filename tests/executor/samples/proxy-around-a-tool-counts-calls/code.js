let calls = 0;
const counted = new Proxy(upper, {
  apply(target, self, args) {
    calls++;
    return Reflect.apply(target, self, args) + calls;
  },
});
[counted('a'), counted('b'), ['c', 'd'].map((x) => counted(x))];
