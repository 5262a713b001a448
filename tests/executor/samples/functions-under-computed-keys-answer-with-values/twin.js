const never = () => Promise.resolve(false);
const ok = await approve('delete');
Array.from({ length: 6 }, () => (ok ? 'wrong' : 'right')).join();
