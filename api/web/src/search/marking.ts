/** A piece of a text, and whether it is one of the words that were looked for. */
export interface Piece {
  text: string;
  marked: boolean;
}

// A word may stand there in another form: verzekering is found by verzekeringen. So its beginning is compared.
const compared = 5;

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** A text with the words marked that were looked for. */
export function mark(text: string, words: readonly string[]): Piece[] {
  const beginnings = words.map((word) => plain(word).slice(0, compared)).filter((word) => word.length > 2);
  const pieces: Piece[] = [];
  for (const part of text.split(/([\p{L}\p{N}]+)/u)) {
    const marked = part !== '' && beginnings.some((beginning) => plain(part).startsWith(beginning));
    const last = pieces.at(-1);
    if (last !== undefined && last.marked === marked) {
      last.text += part;
    } else if (part !== '') {
      pieces.push({ text: part, marked });
    }
  }
  return pieces;
}

/** Where something that was found is to be read. */
export function addressOf(found: { type: string; practiceId?: string; boardId?: string; gatheringId?: string }): string {
  return found.boardId !== undefined ? `/boards/${found.boardId}`
    : found.type === 'gathering' ? `/gatherings/${found.gatheringId}`
    : `/practices/${found.practiceId}`;
}
