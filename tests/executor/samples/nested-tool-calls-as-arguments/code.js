add(add(double(1), double(2)), add(double(3), double(add(2, 2))));
