class Channel {
  #items = [];
  #readers = [];
  send(item) {
    const reader = this.#readers.shift();
    if (reader) reader(item);
    else this.#items.push(item);
  }
  receive() {
    if (this.#items.length > 0) return Promise.resolve(this.#items.shift());
    return new Promise((resolve) => this.#readers.push(resolve));
  }
}
const channel = new Channel();
const got = [];
async function reader() {
  for (;;) {
    const item = await channel.receive();
    if (item === null) break;
    got.push(await double(item));
  }
  got.push('end');
}
reader();
channel.send(1);
channel.send(2);
channel.send(null);
await slow(200, 0);
got;
