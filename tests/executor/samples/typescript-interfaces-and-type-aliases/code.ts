interface User {
  id: number;
  name: string;
  tags?: string[];
}
type Named = Pick<User, 'name'> & { loud: string };
type Handler = (user: User) => Named;
const describe: Handler = (user) => ({ name: user.name, loud: upper(user.name) });
describe(fetchUser(1) as User);
