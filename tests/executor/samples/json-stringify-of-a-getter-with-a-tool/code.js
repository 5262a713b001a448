JSON.stringify(
  {
    get total() {
      return add(1, 2);
    },
    plain: 1,
  },
  null,
  2,
);
