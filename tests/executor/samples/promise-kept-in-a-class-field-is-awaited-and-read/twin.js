class Client {
  constructor(id) {
    this.ready = this.connect(id);
  }
  async connect(id) {
    this.user = await fetchUser(id);
    return this.user.age >= 18;
  }
  async greet() {
    await this.ready;
    return `hi ${this.user.name}`;
  }
  async isAdult() {
    return (await this.ready) ? 'adult' : 'minor';
  }
}
const [ada, bo] = [new Client(1), new Client(2)];
[await ada.greet(), await ada.isAdult(), await bo.isAdult(), await bo.greet()];
