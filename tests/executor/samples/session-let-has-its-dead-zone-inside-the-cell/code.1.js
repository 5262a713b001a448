let kind;
try {
  kind = typeof early;
} catch (e) {
  kind = e.name;
}
let early = upper('set');
[kind, early];
