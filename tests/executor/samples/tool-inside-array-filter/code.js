listIds().filter((id) => fetchUser(id).age >= 18);
