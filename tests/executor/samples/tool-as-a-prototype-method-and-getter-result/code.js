class Api {
  get send() {
    return upper;
  }
}
Api.prototype.load = priceOf;
const api = new Api();
[api.send('a'), api.load('apple'), new Api().send('b')];
