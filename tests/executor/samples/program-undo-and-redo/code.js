class Editor {
  #text = '';
  #past = [];
  #future = [];
  apply(change) {
    this.#past.push(this.#text);
    this.#future.length = 0;
    this.#text = change(this.#text);
    return this;
  }
  undo() {
    if (this.#past.length) {
      this.#future.push(this.#text);
      this.#text = this.#past.pop();
    }
    return this;
  }
  redo() {
    if (this.#future.length) {
      this.#past.push(this.#text);
      this.#text = this.#future.pop();
    }
    return this;
  }
  toString() {
    return `[${this.#text}]`;
  }
}

const editor = new Editor();
const append = (part) => (text) => concat(text, part);
const seen = [];
editor
  .apply(append('hello'))
  .apply((text) => upper(text))
  .apply(append('!'));
seen.push(`${editor}`, `${editor.undo()}`, `${editor.undo()}`, `${editor.redo()}`);
editor.apply(append('?'));
seen.push(`${editor.redo()}`);
seen;
