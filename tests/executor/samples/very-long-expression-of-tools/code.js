counter() + counter() * counter() - counter() / counter() + (counter() % counter()) ** counter() - -counter() + +counter() + (counter() > counter() ? 100 : 1000) + counter();
