console.log('before');
await failWith('GatewayError', 'upstream is down');
console.log('after');
