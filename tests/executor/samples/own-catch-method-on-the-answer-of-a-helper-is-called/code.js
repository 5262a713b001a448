class Result {
  constructor(value) {
    this.value = value;
  }
  catch(handler) {
    return `kept ${this.value}`;
  }
}
const attempt = (value) => new Result(add(value, 1));
attempt(1).catch(() => 'lost');
