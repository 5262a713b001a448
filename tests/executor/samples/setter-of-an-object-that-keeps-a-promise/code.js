const ask = async (action) => approve(action);
let kept;
const box = {
  set answer(given) {
    kept = given;
  },
};
box.answer = ask('delete');
const text = kept ? 'paid' : 'no';
[text, await kept];
