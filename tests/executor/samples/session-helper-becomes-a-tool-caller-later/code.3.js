[1, 3].map((id) => describe(id));
