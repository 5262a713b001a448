(await pending) + upper('!');
