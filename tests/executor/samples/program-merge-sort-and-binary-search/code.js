function mergeSort(list, before) {
  if (list.length < 2) return list;
  const middle = list.length >> 1;
  const left = mergeSort(list.slice(0, middle), before);
  const right = mergeSort(list.slice(middle), before);
  const out = [];
  while (left.length && right.length)
    out.push(before(right[0], left[0]) ? right.shift() : left.shift());
  return [...out, ...left, ...right];
}

function search(list, wanted) {
  let low = 0;
  let high = list.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const sign = compare(list[middle], wanted);
    if (sign === 0) return middle;
    if (sign < 0) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

const sorted = mergeSort([7, 3, 9, 1, 4, 4], (a, b) => compare(a, b) < 0);
[sorted, search(sorted, 9), search(sorted, 5)];
