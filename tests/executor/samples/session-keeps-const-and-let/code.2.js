visits += counter();
`${user.name} ${visits}`;
