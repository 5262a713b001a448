new Admin(1) instanceof User;
