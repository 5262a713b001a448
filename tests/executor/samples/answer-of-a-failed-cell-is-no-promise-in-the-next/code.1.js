const approved = approve('delete');
approved.then(() => {});
throw new Error('stop');
