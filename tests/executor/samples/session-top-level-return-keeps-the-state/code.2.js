seen;
