class Bucket {
  tokens = 2;
  refills = 0;
  async take() {
    while (this.tokens === 0) {
      await slow(1, 0);
      this.tokens = 2;
      this.refills++;
    }
    this.tokens--;
  }
}
const bucket = new Bucket();
async function limited(id) {
  await bucket.take();
  return (await fetchUser(id)).name;
}
const names = [];
for (const id of [1, 2, 3, 1, 2]) names.push(await limited(id));
[names.join(), bucket.refills, bucket.tokens];
