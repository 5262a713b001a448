[double(1) ** (echo(3) ** echo(2)), (double(1) ** echo(3)) ** echo(2)];
