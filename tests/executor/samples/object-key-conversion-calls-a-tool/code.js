const key = {
  toString() {
    return keyOf(7);
  },
};
const o = { k7: 'found', [key]: 'replaced' };
[o[key], o, key in o];
