try {
  console.log('work', add(1, 2));
} finally {
  console.log('cleanup');
  failWith('CleanupError', 'could not clean up');
}
