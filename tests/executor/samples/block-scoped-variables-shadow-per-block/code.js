let name = 'outer';
const seen = [];
{
  let name = upper('block');
  seen.push(name);
  {
    const name = fetchUser(1).name;
    seen.push(name);
  }
  seen.push(name);
}
seen.push(name);
seen;
