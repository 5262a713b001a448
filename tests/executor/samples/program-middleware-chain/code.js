const chain =
  (...layers) =>
  (request) => {
    const run = (i) =>
      i === layers.length ? { status: 404 } : layers[i](request, () => run(i + 1));
    return run(0);
  };

const logging = (request, next) => {
  const response = next();
  record(`${request.path} ${response.status}`);
  return response;
};
const guarding = (request, next) => (approve(request.path) ? next() : { status: 403 });
const serving = (request, next) => {
  const item = lookup(request.path.slice(1));
  return item ? { status: 200, body: item } : next();
};

const app = chain(logging, guarding, serving);
const answers = ['/apple', '/stone', '/delete'].map((path) => app({ path }));
[answers, recorded()];
