function render(template, data) {
  return template
    .replace(/{{#each (\w+)}}(.*?){{\/each}}/gs, (_, key, body) =>
      data[key].map((item) => render(body, item)).join(''),
    )
    .replace(/{{#if (\w+)}}(.*?){{\/if}}/gs, (_, key, body) =>
      data[key] ? render(body, data) : '',
    )
    .replace(/{{(\w+)(?:\|(\w+))?}}/g, (_, key, filter) =>
      filter === 'loud' ? upper(data[key]) : String(data[key]),
    );
}

const data = {
  title: 'orders',
  admin: no(),
  orders: listOrders(1).map((o) => ({ ...o, paid: o.status === echo('paid') })),
};
render(
  '{{title|loud}}:{{#each orders}} [{{id}}={{total}}{{#if paid}} ok{{/if}}]{{/each}}{{#if admin}} ADMIN{{/if}}',
  data,
);
