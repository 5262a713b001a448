const value = { n: counter() };
value;
