/** What is copied within a millisecond or so. */
const LARGE_BYTES = 2 ** 20

/** A break between two steps with a large image, in which other sessions have their turn; none with a small one. */
export async function breathe(bytes: number): Promise<void> {
  if (bytes > LARGE_BYTES) await new Promise((resolve) => setTimeout(resolve))
}
