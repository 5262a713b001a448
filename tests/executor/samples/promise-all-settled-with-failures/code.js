const results = await Promise.allSettled([1, 9, 3].map(async (id) => (await fetchUser(id)).name));
results.map((r) => (r.status === 'fulfilled' ? r.value : `${r.status}: ${r.reason.message}`));
