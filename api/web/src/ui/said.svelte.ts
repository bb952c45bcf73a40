// What was just done, for who cannot see it appear. One voice for the whole application; boards have their own.
let words = $state('');
let turn = 0;

export function said(): string {
  return words;
}

/** Says it; also when it is the same as before. */
export function say(text: string): void {
  words = '';
  const mine = ++turn;
  queueMicrotask(() => {
    if (mine === turn) {
      words = text;
    }
  });
}
