const messages = [];
try {
  const charged = [50, 500].map((amount) => charge(amount));
  messages.push(charged.length);
} catch (error) {
  messages.push(error.message);
}
messages;
