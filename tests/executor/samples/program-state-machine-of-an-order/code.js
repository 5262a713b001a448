const transitions = {
  new: { pay: 'paid', cancel: 'cancelled' },
  paid: { ship: 'shipped', cancel: 'refunded' },
  shipped: { deliver: 'done' },
};

function createMachine(state) {
  const history = [state];
  return {
    can: (event) => Boolean(transitions[state]?.[event]),
    send(event) {
      const next = transitions[state]?.[event];
      if (!next) throw new Error(`cannot ${event} when ${state}`);
      if (!approve(`${event} order`)) return state;
      record(`${state} -> ${next}`);
      state = next;
      history.push(state);
      return state;
    },
    history,
  };
}

const machine = createMachine('new');
const out = [machine.send('pay'), machine.can('deliver'), machine.send('ship')];
try {
  machine.send('pay');
} catch (e) {
  out.push(e.message);
}
out.push(machine.send('deliver'));
[out, machine.history, recorded()];
