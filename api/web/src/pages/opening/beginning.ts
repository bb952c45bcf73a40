/** What a new board begins with. */
export type Beginning =
  | { kind: 'empty' }
  | { kind: 'template'; templateId: string | undefined }
  | { kind: 'import'; board: ImportedBoard | undefined };

/** A board that was saved as a file. What is in it beyond this is for the server to read. */
export interface ImportedBoard {
  readonly title: string;
  readonly zones: readonly { readonly cards?: readonly unknown[] }[];
}

/** The largest file that the server takes, in bytes; it is configured there, and refuses what is more. */
export const largestFile = 4 * 1024 * 1024;

/** Reads a file's text as a saved board; undefined when it is something else. */
export function readBoard(text: string): ImportedBoard | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // Any other file than JSON: told to its person like JSON that is no board.
    return undefined;
  }
  const board = value as Partial<ImportedBoard> | null;
  return typeof board === 'object' && board !== null && typeof board.title === 'string' && Array.isArray(board.zones)
    && board.zones.every((zone) => typeof zone === 'object' && zone !== null && (zone.cards === undefined || Array.isArray(zone.cards)))
    ? board as ImportedBoard : undefined;
}

export function cardsIn(board: ImportedBoard): number {
  return board.zones.reduce((sum, zone) => sum + (zone.cards?.length ?? 0), 0);
}
