const fixed = echo(1);
let caught;
try {
  fixed = counter();
} catch (e) {
  caught = e instanceof TypeError;
}
[fixed, caught, counter()];
