const leaked = [];
if (
  {
    get ok() {
      return approve('delete');
    },
  }.ok
)
  leaked.push('getter');
if (
  new (class {
    ok = approve('delete');
  })().ok
)
  leaked.push('field');
if (
  new (function () {
    this.ok = approve('delete');
  })().ok
)
  leaked.push('constructor');
if (
  class {
    static ok = approve('delete');
  }.ok
)
  leaked.push('static');
if (((ok = approve('delete')) => ok)()) leaked.push('default parameter');
if (
  [
    ...(function* () {
      yield approve('delete');
    })(),
  ][0]
)
  leaked.push('generator');
if (new Proxy({}, { get: () => approve('delete') }).ok) leaked.push('proxy');
if ('x' in new Proxy({}, { has: () => approve('delete') })) leaked.push('has trap');
if ({} instanceof { [Symbol.hasInstance]: () => approve('delete') }) leaked.push('hasInstance');
if (JSON.parse('1', () => approve('delete'))) leaked.push('reviver');
if (+{ valueOf: () => approve('delete') }) leaked.push('valueOf');
if (new Function("return approve('delete')")()) leaked.push('new Function');
if (eval("approve('delete')")) leaked.push('eval');
if (
  Reflect.construct(function () {
    return { ok: approve('delete') };
  }, []).ok
)
  leaked.push('construct');
if (Object.defineProperty({}, 'ok', { get: () => approve('delete') }).ok)
  leaked.push('defineProperty');
leaked;
