const ask = async (action) => await approve(action);
let kept;
const box = {
  set answer(given) {
    kept = given;
  },
};
box.answer = await ask('delete');
const text = kept ? 'paid' : 'no';
[text, await kept];
