const never = () => Promise.resolve(false);
['right', 'right', 'right', 2, 1, 2].join();
