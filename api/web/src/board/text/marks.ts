/** Someone's caret or selection in a text. */
export interface Mark {
  readonly key: string;
  readonly participantId: string;
  readonly from: number;
  readonly to: number;
}

export interface Piece {
  readonly text: string;
  /** Whose selection this piece is in, if any. */
  readonly selectedBy: string | undefined;
  /** Whose carets are right before it. */
  readonly carets: readonly Mark[];
}

/** A text in pieces between the carets and selections in it. Places beyond the text are at its end. */
export function pieces(text: string, marks: readonly Mark[]): Piece[] {
  const fit = (place: number): number => Math.min(Math.max(0, place), text.length);
  const edges = [...new Set([0, text.length, ...marks.flatMap((mark) => [fit(mark.from), fit(mark.to)])])].sort((a, b) => a - b);
  return edges.map((edge, index) => {
    const end = edges[index + 1] ?? edge;
    const selecting = marks.find((mark) => fit(Math.min(mark.from, mark.to)) <= edge && fit(Math.max(mark.from, mark.to)) >= end && edge < end);
    return { text: text.slice(edge, end), selectedBy: selecting?.participantId, carets: marks.filter((mark) => fit(mark.to) === edge) };
  });
}
