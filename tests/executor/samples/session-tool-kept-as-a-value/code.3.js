const { twice } = kit;
[1, 2].map((n) => twice(n));
