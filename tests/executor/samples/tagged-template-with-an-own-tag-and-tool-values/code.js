const bold = (strings, ...values) =>
  strings.raw.map((s, i) => s + (i < values.length ? `*${values[i]}*` : '')).join('');
bold`a\n${upper('x')} and ${double(4)}`;
