let value;
try {
  value = charge(500);
} catch {
  value = charge(50);
}
value;
