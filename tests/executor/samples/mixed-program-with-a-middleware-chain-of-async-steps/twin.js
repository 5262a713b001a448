const trail = [];
const use = [];
use.push(async (request, next) => {
  trail.push('auth');
  if (!(await approve(request.action))) return { status: 403 };
  return await next(request);
});
use.push(async (request, next) => {
  trail.push('load');
  return await next({ ...request, user: await fetchUser(request.id) });
});
use.push(async (request) => ({ status: 200, body: `hi ${request.user.name}` }));
const handle = async (request, index = 0) => await use[index](request, (changed) => handle(changed, index + 1));
const safe = async (request) => {
  try {
    return await handle(request);
  } catch (error) {
    return { status: error.status, body: error.message };
  }
};
const good = await safe({ action: 'read', id: 1 });
[good.status === 200 ? good.body : 'bad', (await safe({ action: 'delete', id: 1 })).status, await safe({ action: 'read', id: 9 }), trail];
