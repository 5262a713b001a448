let seen;
try {
  fail('the disk is full');
} catch (e) {
  seen = [
    e instanceof Error,
    e.name,
    e.message,
    e.status,
    e.details,
    Object.keys(e).sort(),
    String(e),
  ];
}
seen;
