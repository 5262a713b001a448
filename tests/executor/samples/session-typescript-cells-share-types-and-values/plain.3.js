let names = [1, 3].map((id) => load(id).name);
