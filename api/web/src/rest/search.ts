import { call } from './api.ts';

// What is found in the network over REST, as `/v1/openapi.json` has it.

export interface Found {
  type: string;
  title: string;
  excerpt: string;
  learningAreas: string[];
  /** The words that were looked for and are answered by it. */
  words: string[];
  at?: string;
  cityId?: string;
  practiceId?: string;
  updateId?: string;
  agreementId?: string;
  boardId?: string;
  cardId?: string;
  gatheringId?: string;
  kind?: string;
  phase?: string;
}

export interface Asked {
  q: string;
  city: string;
  type: string;
  kind: string;
  theme: string;
  learningArea: string;
  phase: string;
}

/** What is found for a question; `more` when there may be more. */
export async function search(asked: Asked, offset: number): Promise<{ items: Found[]; more: boolean }> {
  const query = new URLSearchParams(Object.entries(asked).filter(([, one]) => one !== ''));
  if (offset > 0) {
    query.set('offset', String(offset));
  }
  const { items, next } = await call<{ items: Found[]; next?: string }>('GET', `/search?${query}`);
  return { items, more: next !== undefined };
}
