const by = async (a, b) => compare(a, b);
const names = async (a, b) => {
  const [left, right] = [fetchUser(a), fetchUser(b)];
  return right.age - left.age;
};
const list = [3, 1, 2];
const same = list.sort(by);
[list, same === list, [1, 2, 3].sort(names), [5, 4].toSorted(by), [2, 9, 4].sort(async (a, b) => b - a)];
