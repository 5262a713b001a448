[outer, hoisted, blockFunction(), typeof inner, typeof i];
