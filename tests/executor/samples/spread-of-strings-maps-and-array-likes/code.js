[...upper('hé'), ...mapOf(['k', 1]), ...Object.entries({ a: counter() }), ...Array.from({ length: double(1) }, (_, i) => i)];
