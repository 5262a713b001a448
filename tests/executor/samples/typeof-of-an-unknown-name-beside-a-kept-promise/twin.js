const ask = async (action) => await approve(action);
const kept = { unknown: await ask('delete'), known: await ask('read') };
globalThis.known = kept.known;
const kinds = [typeof unknown, typeof (unknown), typeof known];
kinds;
