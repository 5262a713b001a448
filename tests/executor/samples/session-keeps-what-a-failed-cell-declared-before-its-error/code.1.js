let stage = 'start';
function report() {
  return `${stage} ${counter()}`;
}
stage = upper('middle');
fail('the cell broke');
stage = 'never';
