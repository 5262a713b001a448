const kit = { double, upper, isEven };
Object.keys(kit).map((name) => kit[name](4));
