const box = {};
const seen = [];
for (box[keyOf(1)] of [5, 6]) seen.push(double(box.k1));
[seen, box];
