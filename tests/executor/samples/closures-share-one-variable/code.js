let shared = 1;
const grow = () => {
  shared = double(shared);
};
const read = () => shared;
grow();
grow();
[read(), shared];
