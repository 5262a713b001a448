class Button {
  label = 'ok';
  press = (x) => upper(this.label) + x;
}
const { press } = new Button();
press(1);
