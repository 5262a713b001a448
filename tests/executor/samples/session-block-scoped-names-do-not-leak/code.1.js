let outer = 'kept';
{
  let inner = upper('a');
  var hoisted = inner;
  function blockFunction() {
    return double(4);
  }
}
for (let i = 0; i < double(1); i++) outer += i;
