function load(id) {
  try {
    return fetchUser(id);
  } catch (cause) {
    throw new Error(`cannot load ${id}`, { cause });
  }
}
let seen;
try {
  load(7);
} catch (e) {
  seen = [e.message, e.cause.name, e.cause.status, e.cause instanceof Error];
}
seen;
