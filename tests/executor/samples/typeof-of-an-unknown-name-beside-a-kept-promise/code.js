const ask = async (action) => approve(action);
const kept = { unknown: ask('delete'), known: ask('read') };
globalThis.known = kept.known;
const kinds = [typeof unknown, typeof (unknown), typeof known];
await Promise.all([kept.unknown, kept.known]);
kinds;
