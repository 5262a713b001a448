let caught;
try {
  echo(later);
} catch (e) {
  caught = e instanceof ReferenceError;
}
let later = echo('set');
[caught, later];
