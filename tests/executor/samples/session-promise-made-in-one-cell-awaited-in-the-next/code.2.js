await pending;
