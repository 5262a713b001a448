const out = [];
check: {
  out.push('start');
  if (approve('delete everything')) break check;
  out.push('refused');
  if (approve('read')) break check;
  out.push('never');
}
out;
