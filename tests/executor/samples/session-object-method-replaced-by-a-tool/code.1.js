const service = { load: (id) => ({ name: 'local' + id }) };
const run = (id) => service.load(id).name;
run(1);
