`${upper('a')}-${add(1, 2)}-${fetchUser(3).name}-${nothing()}-${nullish()}`;
