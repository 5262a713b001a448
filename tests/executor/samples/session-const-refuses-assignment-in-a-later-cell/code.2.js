let caught;
try {
  fixed = counter();
} catch (e) {
  caught = e instanceof TypeError;
}
[fixed, caught];
