const name = async (id) => fetchUser(id).name;
`${name(1)} and ${name(3)}: ${[name(2)]}`;
