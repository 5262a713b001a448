const services = { find: lookup };
[
  services.find?.('pear').stock,
  services.absent?.(counter()),
  services.find?.('none')?.stock,
  counter(),
];
