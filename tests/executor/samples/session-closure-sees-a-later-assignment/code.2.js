rate = 10;
price('apple');
