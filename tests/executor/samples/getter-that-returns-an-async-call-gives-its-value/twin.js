const load = async (id) => await fetchUser(id);
class Session {
  constructor(id) {
    this.id = id;
  }
  async user() {
    return await load(this.id);
  }
  async isAdult() {
    return (await this.user()).age >= 18;
  }
}
const o = { flag: async () => await no() };
const s = new Session(2);
[
  (await s.user()).name,
  (await s.isAdult()) ? 'adult' : 'minor',
  (await o.flag()) ? 'yes' : 'no',
  await new Session(1).isAdult(),
  `${(await new Session(3).user()).name}`,
];
