class UserRepository {
  #cache = new Map();
  find(id) {
    if (!this.#cache.has(id)) this.#cache.set(id, fetchUser(id));
    return this.#cache.get(id);
  }
  get size() {
    return this.#cache.size;
  }
}

class Mailer {
  sent = [];
  send(user, subject) {
    const receipt = sendEmail(user.name.toLowerCase() + '@example.org', subject);
    this.sent.push(receipt.id);
    return receipt.line;
  }
}

class Reminders {
  constructor(users, mailer) {
    this.users = users;
    this.mailer = mailer;
  }
  run() {
    return listOrders()
      .filter((order) => order.status === 'open')
      .map((order) => this.mailer.send(this.users.find(order.userId), `pay ${order.total}`));
  }
}

const users = new UserRepository();
const mailer = new Mailer();
const lines = new Reminders(users, mailer).run();
({ lines, sent: mailer.sent, cached: users.size });
