const early = shout('a');
function shout(x) {
  return helper(x) + '!';
}
function helper(x) {
  return upper(x);
}
early + shout('b');
