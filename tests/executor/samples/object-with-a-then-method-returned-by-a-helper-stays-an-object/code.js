function start(value) {
  const result = add(value, 1);
  return { result, then: (take) => take(result * 100) };
}
const started = start(1);
const mapped = [1, 2].map((value) => start(double(value)));
const found = mapped.find((each) => isEven(each.result + 1));
[typeof started, started.result, mapped.map((each) => each.result), found.result, start.call(null, 4).result];
