const trail = [];
const use = [];
use.push(async (request, next) => {
  trail.push('auth');
  if (!approve(request.action)) return { status: 403 };
  return next(request);
});
use.push(async (request, next) => {
  trail.push('load');
  return next({ ...request, user: await fetchUser(request.id) });
});
use.push(async (request) => ({ status: 200, body: `hi ${request.user.name}` }));
const handle = async (request, index = 0) => use[index](request, (changed) => handle(changed, index + 1));
const safe = async (request) => {
  try {
    return handle(request);
  } catch (error) {
    return { status: error.status, body: error.message };
  }
};
const good = safe({ action: 'read', id: 1 });
[good.status === 200 ? good.body : 'bad', safe({ action: 'delete', id: 1 }).status, safe({ action: 'read', id: 9 }), trail];
