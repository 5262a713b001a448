const give = async (x) => await echo(x);
[typeof (await give(1)), typeof (await give('a')), typeof (await give(undefined)), typeof (await give({})), typeof (await give(true))];
