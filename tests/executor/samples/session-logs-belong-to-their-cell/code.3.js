'quiet';
