interface User {
  id: number;
  name: string;
  age: number;
}
async function load(id: number): Promise<User> {
  const user = fetchUser(id) as unknown as User;
  return user;
}
const isAdult = async (id: number): Promise<boolean> => load(id).age >= 18;
const names: string[] = [1, 2, 3].filter((id) => isAdult(id)).map((id) => load(id).name);
const verdict: string = isAdult(2) ? 'adult' : 'minor';
[names, verdict, `${load(3).name}` as string];
