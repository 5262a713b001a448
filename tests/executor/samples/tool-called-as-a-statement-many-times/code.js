record('a'); record('b');
record('c')
record(`d${counter()}`), record('e');
void record('f');
!record('g');
(record('h'));
recorded().join('');
