class Option {
  constructor(value) {
    this.value = value;
  }
  catch(callback) {
    return callback(this.value) ? 'wrong' : 'right';
  }
}
const option = new Option(1);
'made';
