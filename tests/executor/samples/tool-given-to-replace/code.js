['abc'.replace(/b/, upper), 'a-b'.replaceAll(/[ab]/g, upper)];
