const show = ({ id = listIds()[0], label: { text = upper('none') } = {} } = {}) => `${id}:${text}`;
[show(), show({ id: 5 }), show({ label: { text: 'x' } }), [{ id: 7 }, {}].map((o) => show(o))];
