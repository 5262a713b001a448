await Promise.all([1, 2, 3].map((id) => slowly(id)));
await Promise.all([1, 2, 3].map(slowly));
await Promise.all([slowly(1), slowly(2)]);
order;
