const give = async (x) => echo(x);
[typeof give(1), typeof give('a'), typeof give(undefined), typeof give({}), typeof give(true)];
