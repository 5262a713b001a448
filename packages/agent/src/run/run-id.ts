const ID_BYTES = 15

/** A name for a run that no other run has: 20 characters of `base64url` (RFC 4648, 5), 120 random bits. */
export function createRunId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(ID_BYTES))
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
}
