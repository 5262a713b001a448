let rate = 2;
const price = (name) => priceOf(name) * rate;
price('apple');
