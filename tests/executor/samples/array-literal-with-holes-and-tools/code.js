const list = [counter(), , counter()];
[list.length, 1 in list, list];
