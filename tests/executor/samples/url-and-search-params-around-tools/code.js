const url = new URL(
  '/search?q=' + encodeURIComponent(upper('a b')),
  'https://example.org:8080/base/',
);
url.searchParams.append('page', counter());
const params = new URLSearchParams({ n: double(2), t: fetchUser(1).tags.join() });
[
  url.href,
  url.host,
  url.pathname,
  [...url.searchParams].map(([k, v]) => `${k}=${v}`),
  params.toString(),
  params.get('n'),
];
