const shop = {
  get price() {
    return priceOf('apple');
  },
  get tax() {
    return add(this.price, 1);
  },
};
shop.price * 2 + shop.tax;
