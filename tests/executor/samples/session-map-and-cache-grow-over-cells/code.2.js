[price('apple'), price('plum')];
