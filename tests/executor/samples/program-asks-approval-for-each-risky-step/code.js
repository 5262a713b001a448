const plan = [
  { action: 'read report', cost: 0 },
  { action: 'delete drafts', cost: 0 },
  { action: 'send report', cost: 5 },
  { action: 'delete account', cost: 50 },
];
const done = [];
const skipped = [];
for (const step of plan) {
  const risky = step.action.startsWith('delete') || step.cost > 0;
  if (risky && !approve(step.action)) {
    skipped.push(step.action);
    console.log(`skipped: ${step.action}`);
    continue;
  }
  if (step.cost > 0) charge(step.cost);
  done.push(step.action);
  record(step.action);
}
({ done, skipped, recorded: recorded() });
