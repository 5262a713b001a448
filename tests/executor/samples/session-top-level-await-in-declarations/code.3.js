[first, ids];
