function* ids() {
  yield* listIds();
}
[
  ids()
    .map((id) => fetchUser(id).name)
    .toArray(),
  ids()
    .filter((id) => !isEven(id))
    .take(1)
    .toArray(),
  ids().some((id) => isEven(id)),
  ids().reduce((a, b) => add(a, b), 0),
];
