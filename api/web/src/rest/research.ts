import { call, id, problemOf } from './api.ts';

// What people and practices let be used for research, and what comes of it.

export interface PurposeText { title: string; ofPerson: string; ofPractice: string }

export interface Purpose { purpose: string; wording: number; nl: PurposeText; en: PurposeText }

export interface Consent { purpose: string; given: boolean; wording: number; since?: string; readWording?: number }

/** Something that may be quoted of who is signed in. */
export interface Quote { quoteId: string; practiceId: string; practiceTitle: string; updateId: string; field: string; text: string; at: string }

/** An issue of the data set. */
export interface Issue { issueId: string; at: string; madeBy: string; events: number; suppressedEvents: number; quotes: number; suppressedQuotes: number; checksum: string }

const items = async <T>(path: string): Promise<T[]> => (await call<{ items: T[] }>('GET', path)).items;

/** The purposes there are, in the words that people read before they consent. */
export const purposes = (): Promise<Purpose[]> => items('/research/purposes');

/** Whose consent it is: one's own, or a practice's. */
export const mine = '/participants/me';
export const ofPractice = (practiceId: string): string => `/practices/${id(practiceId)}`;

export const consents = (whose: string): Promise<Consent[]> => items(`${whose}/consents`);

export const consent = (whose: string, purpose: string, given: boolean): Promise<void> => call(given ? 'PUT' : 'DELETE', `${whose}/consents/${id(purpose)}`);

export const quotes = (): Promise<Quote[]> => items('/participants/me/quotes');

export const removeQuote = (quoteId: string): Promise<void> => call('DELETE', `/participants/me/quotes/${id(quoteId)}`);

export const issues = (): Promise<Issue[]> => items('/research/issues');

export const makeIssue = (): Promise<Issue> => call('POST', '/research/issues');

/** A table of an issue as a file; rejects with a `Problem` like every call. A plain link would save the refusal instead. */
export async function file(issueId: string, table: string, format: string): Promise<Blob> {
  const answer = await fetch(`/v1/research/issues/${id(issueId)}/${table}?format=${format}`);
  if (!answer.ok) {
    throw await problemOf(answer);
  }
  return answer.blob();
}
