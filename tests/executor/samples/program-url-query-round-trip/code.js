const encode = (o) =>
  Object.entries(o)
    .flatMap(([k, v]) => (Array.isArray(v) ? v.map((x) => [k, x]) : [[k, v]]))
    .map(([k, v]) => `${encodeURIComponent(k)}=${encodeURIComponent(echo(v))}`)
    .join('&');
const decode = (text) => {
  const out = {};
  for (const part of text.split('&')) {
    const [k, v] = part.split('=').map(decodeURIComponent);
    if (k in out) out[k] = [].concat(out[k], v);
    else out[k] = v;
  }
  return out;
};
const query = { q: 'a b&c', tag: fetchUser(1).tags, n: double(21), e: upper('é') };
const text = encode(query);
[text, decode(text), decode(text).q === query.q];
