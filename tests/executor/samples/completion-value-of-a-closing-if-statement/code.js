const answer = approve('delete account');
if (answer) {
  ('approved: delete account');
} else {
  upper('denied');
}
