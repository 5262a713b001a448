[counter(), counter(), [counter(), [counter()]], counter()];
