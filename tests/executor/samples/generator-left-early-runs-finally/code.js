const log = [];
function* g() {
  try {
    yield echo(1);
    yield echo(2);
    yield echo(3);
  } finally {
    log.push(upper('closed'));
  }
}
for (const n of g()) if (n === 2) break;
const [first] = g();
[log, first];
