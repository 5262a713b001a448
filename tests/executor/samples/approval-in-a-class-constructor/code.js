class Deletion {
  constructor(what) {
    this.done = false;
    if (approve(`delete ${what}`)) this.done = true;
  }
}
new Deletion('x').done;
