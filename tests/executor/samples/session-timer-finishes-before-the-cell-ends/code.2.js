state;
