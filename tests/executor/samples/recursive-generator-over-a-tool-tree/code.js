function* walk(path) {
  yield path;
  for (const child of children(path)) yield* walk(child);
}
[...walk('/')];
