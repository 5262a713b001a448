let seen;
try { failWith('OddError', 'oops'); } catch (e) { seen = [`${e}`, String(e), e.toString(), JSON.stringify({ name: e.name, message: e.message }), 'stack' in e]; }
seen;
