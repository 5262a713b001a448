if (approve('delete account')) {
  record('deleted');
} else {
  record('kept');
}
recorded();
