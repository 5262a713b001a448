const n = async (x) => echo(x);
[n(1) < 2, n(3) < n(2), n(2) >= 2, n('1') == 1, n(1) === 1, n(1) !== n(1), n(null) == null, n(0) === false];
