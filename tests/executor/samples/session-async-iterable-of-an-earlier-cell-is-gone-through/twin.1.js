('ready');
