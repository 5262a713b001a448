const policy = {
  action: 'delete',
  get allowed() {
    return approve(this.action);
  },
  check() {
    return this.allowed ? 'yes' : 'no';
  },
};
const first = policy.check();
policy.action = 'read';
[first, policy.check(), policy.allowed];
