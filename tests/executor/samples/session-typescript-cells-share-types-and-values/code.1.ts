interface User {
  name: string;
  age: number;
}
const load = (id: number): User => fetchUser(id) as User;
load(1).name;
