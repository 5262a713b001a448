const settings = { depth: 3, label: 'box' };
let out;
with (settings) { out = [double(depth), upper(label)]; depth = add(depth, 1); }
[out, settings.depth];
