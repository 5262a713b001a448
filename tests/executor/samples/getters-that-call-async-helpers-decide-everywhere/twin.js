const allowed = await approve('delete');
const request = { action: 'delete', allowed };
const list = [request, { allowed: true }].filter(({ allowed }) => allowed);
[allowed ? 'paid' : 'kept', allowed ? 'paid' : 'kept', allowed, list.length, (await priceOf('fig')) * 2, JSON.stringify(request)];
