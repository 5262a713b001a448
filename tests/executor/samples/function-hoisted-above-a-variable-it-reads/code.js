const label = () => prefix + upper('x');
const prefix = echo('p-');
label();
