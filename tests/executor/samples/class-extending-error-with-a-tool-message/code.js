class AppError extends Error {
  constructor(code) {
    super(concat('code ', code));
    this.name = 'AppError';
    this.code = double(code);
  }
}
try {
  throw new AppError(21);
} catch (e) {
  var seen = [e instanceof AppError, e instanceof Error, e.name, e.message, e.code];
}
seen;
