const list = [0, 0, 0];
let i = 0;
list[i++] = add(i, 10);
list[i++] += add(i, 20);
list[i] = i++ + double(i);
[list, i];
