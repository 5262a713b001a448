const pages = {
  [Symbol.asyncIterator]() {
    let page = 0;
    return { next: async () => ({ value: double(page), done: page++ >= 2 }) };
  },
};
('ready');
