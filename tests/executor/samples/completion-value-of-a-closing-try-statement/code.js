try {
  charge(500).charged;
} catch (e) {
  'refused: ' + e.message;
}
