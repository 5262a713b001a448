const name = async (id) => (await fetchUser(id)).name;
`${await name(1)} and ${await name(3)}: ${[await name(2)]}`;
