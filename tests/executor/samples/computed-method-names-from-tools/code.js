class Api {
  [keyOf('Get')](x) {
    return 'get ' + upper(x);
  }
  static [keyOf('Make')]() {
    return new Api();
  }
  get [keyOf('Size')]() {
    return double(2);
  }
  [keyOf('Field')] = counter();
}
const api = Api.kMake();
[api.kGet('a'), api.kSize, api.kField];
