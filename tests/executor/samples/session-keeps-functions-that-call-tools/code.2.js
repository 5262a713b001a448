[nameOf(3), loud(2)];
