/** A random id for a command, zone, card or comment: 22 characters, 128 bits, from `A–Z a–z 0–9 - _`. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
