function set() { leaked = double(21); }
set();
[leaked, typeof leaked];
