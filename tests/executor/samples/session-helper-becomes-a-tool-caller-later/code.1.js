let source = (id) => `local ${id}`;
const describe = (id) => source(id).toUpperCase();
describe(1);
