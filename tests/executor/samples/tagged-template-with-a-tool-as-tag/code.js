tag`total: ${add(1, 2)} for ${fetchUser(1).name}!`;
