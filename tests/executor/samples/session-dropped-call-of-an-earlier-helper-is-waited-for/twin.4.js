log;
