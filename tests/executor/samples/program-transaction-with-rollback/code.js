class Transaction {
  #undo = [];
  do(step, undo) {
    const value = step();
    this.#undo.push(undo);
    return value;
  }
  rollback() {
    const undone = [];
    while (this.#undo.length) undone.push(this.#undo.pop()());
    return undone;
  }
}

function buy(price) {
  const tx = new Transaction();
  try {
    tx.do(
      () => record('reserve'),
      () => {
        record('release');
        return 'released';
      },
    );
    tx.do(
      () => record('label'),
      () => concat('label ', 'voided'),
    );
    const { charged } = tx.do(
      () => charge(price),
      () => 'refunded',
    );
    return { ok: true, charged };
  } catch (error) {
    return { ok: false, reason: error.message, undone: tx.rollback() };
  }
}

[buy(10), buy(200), recorded()];
