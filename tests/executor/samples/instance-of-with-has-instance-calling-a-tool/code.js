class Even {
  static [Symbol.hasInstance](n) {
    return isEven(n);
  }
}
[2 instanceof Even, 3 instanceof Even];
