/**
 * An id for a command, zone, card or comment: 22 characters, 128 bits, from `A–Z a–z 0–9 - _`. The first 48 bits are the time in
 * milliseconds and the other 80 random, so that ids made at about the same time lie together in the indexes of the store: a batch
 * of commands then changes a few of their pages, and not another one for each command.
 */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  let time = Date.now();
  for (let place = 5; place >= 0; place--) {
    bytes[place] = time % 256;
    time = Math.floor(time / 256);
  }

  return btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
