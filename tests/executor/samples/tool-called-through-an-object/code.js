const kit = { twice: double, nested: { loud: upper }, list: [add] };
[kit.twice(2), kit.nested.loud('a'), kit.list[0](1, 2), kit['twice'](5), kit?.nested?.loud?.('b')];
