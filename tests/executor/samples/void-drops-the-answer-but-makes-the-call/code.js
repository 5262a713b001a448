const dropped = void record('made');
[dropped, recorded()];
