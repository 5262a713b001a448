rate += counter();
[price('plum'), rate];
