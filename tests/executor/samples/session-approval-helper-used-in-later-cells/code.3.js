[log, counter()];
