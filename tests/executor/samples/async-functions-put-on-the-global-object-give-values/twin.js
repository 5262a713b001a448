[[], ['read'], ['read']];
