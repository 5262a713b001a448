listIds()
  .then((ids) => Promise.all(ids.map((id) => fetchUser(id))))
  .then((users) => users.map((u) => u.name).join(','));
