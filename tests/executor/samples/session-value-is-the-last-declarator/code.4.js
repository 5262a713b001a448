const f = () => double(a),
  g = f();
