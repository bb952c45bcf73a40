import { call, id } from './api.ts';

/** A text that is hidden; naming none of the three, it is the title of the board. */
export interface Withheld {
  text: string;
  reason: string;
  by: string;
  at: string;
  cardId?: string;
  commentId?: string;
  zoneId?: string;
}

/** What is hidden on a board, for who leads it. */
export const withheld = async (boardId: string): Promise<Withheld[]> =>
  (await call<{ items: Withheld[] }>('GET', `/boards/${id(boardId)}/withheld`)).items;

/** Erases who is signed in, for good; whether all is done. */
export async function eraseMe(texts: boolean): Promise<boolean> {
  const answer = await call<{ status: string } | undefined>('DELETE', `/participants/me?texts=${texts}`);
  return answer === undefined;
}
