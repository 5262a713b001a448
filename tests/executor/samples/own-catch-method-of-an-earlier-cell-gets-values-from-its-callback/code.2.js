option.catch((value) => no(value));
