Promise.all([1, 3].map((id) => fetchUser(id)));
