const shout = upper;
const kit = { twice: double, list: [echo] };
shout('a');
