const html = tag;
const kit = { html: tag };
[html`a ${1} b`, kit.html`c ${upper('x')}`];
