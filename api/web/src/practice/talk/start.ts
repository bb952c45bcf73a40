const longest = 60;

/** How a text begins, to tell it from others by. */
export function startOf(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > longest ? line.slice(0, longest - 1).trimEnd() + '…' : line;
}
