try {
  charge(101);
} catch ({ name, message, limit, missing = upper('none') }) {
  var seen = [name, message, limit, missing];
}
seen;
