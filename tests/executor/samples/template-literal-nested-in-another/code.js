`list: ${listIds()
  .map((id) => `#${id} ${upper(fetchUser(id).name)}`)
  .join(', ')}.`;
