const never = () => Promise.resolve(false);
class Failure extends Error {}
const text = async () => 'text ' + (await echo(1));
[new Failure(await text()).message, 'right', 'right', await echo(3), 'right'].join();
