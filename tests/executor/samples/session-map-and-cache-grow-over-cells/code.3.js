[...cache];
