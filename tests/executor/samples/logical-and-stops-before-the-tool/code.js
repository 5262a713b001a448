let calls = 0;
const touch = () => {
  calls++;
  return yes();
};
[no() && touch(), yes() && touch(), zero() && touch(), emptyText() && touch(), calls];
