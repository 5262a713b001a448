const builtIn = Array.prototype.map;
Array.prototype.map = function (callback) {
  const taken = [];
  for (let index = 0; index < this.length; index++) taken[index] = callback(this[index]) ? 'yes' : 'no';
  return taken;
};
const taken = await Promise.all([1, 2].map((value) => no(value)));
Array.prototype.map = builtIn;
taken;
