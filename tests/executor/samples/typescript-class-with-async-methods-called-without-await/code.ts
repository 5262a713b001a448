enum Level {
  Low = 1,
  High = 10,
}
abstract class Repository<T> {
  private readonly cache = new Map<number, T>();
  protected abstract load(id: number): Promise<T>;
  async get(id: number): Promise<T> {
    if (!this.cache.has(id)) this.cache.set(id, this.load(id) as T);
    return this.cache.get(id)!;
  }
}
class Users extends Repository<{ name: string; age: number }> {
  constructor(private readonly limit: Level) {
    super();
  }
  protected async load(id: number) {
    return fetchUser(id);
  }
  async isOver(id: number): Promise<boolean> {
    return this.get(id)!.age > this.limit;
  }
}
const users = new Users(Level.High);
const over = users.isOver(2) && !users.isOver(1) ? 'only Bo' : 'both';
[users.get(1).name, over, users.get(1) === users.get(1)];
