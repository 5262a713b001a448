const ask = async (action) => approve(action);
const request = {
  action: 'delete',
  get allowed() {
    return ask(this.action);
  },
};
class Base {
  get price() {
    return (async () => priceOf(this.item))();
  }
}
class Fig extends Base {
  item = 'fig';
  get total() {
    return super.price * 2;
  }
}
const { allowed } = request;
const copy = { ...request };
const list = [request, { allowed: true }].filter(({ allowed }) => allowed);
[request.allowed ? 'paid' : 'kept', allowed ? 'paid' : 'kept', copy.allowed, list.length, new Fig().total, JSON.stringify(request)];
