import { call, id, type BoardListing } from './api.ts';

// Practices over REST, as `/v1/openapi.json` has them; what the pages do not show is left out here.

export interface PracticeSummary {
  practiceId: string;
  cityId: string;
  version: number;
  title: string;
  kind: string;
  themes: string[];
  learningAreas: string[];
  phase: string;
  stewardId: string;
  lastNewsAt: string;
  missingForFormulation: string[];
  quietSince?: string;
}

export interface ResponsibilitySeat { responsibility: string; heldBy: string[] }

export interface Ecosystem {
  sectors: { sector: string; stakeholderIds: string[] }[];
  emptySectors: string[];
  responsibilities: ResponsibilitySeat[];
  unheld: string[];
}

export interface ValuePoint { month: string; amount: number; total: number }

export interface ValueSeries { kind: string; unit: string; points: ValuePoint[] }

export interface Access { canWrite: boolean; canLead: boolean; speaksFor: string[] }

export interface Practice extends Omit<PracticeSummary, 'missingForFormulation'> {
  pitch: string;
  task: string;
  responsibilities: string[];
  phaseSince: string;
  startedBy: string;
  startedAt: string;
  ecosystem: Ecosystem;
  missingForFormulation: { code: string }[];
  value: ValueSeries[];
  hoursWarnings: { month: string; hours: number; bearable: number }[];
  access: Access;
  volunteerHoursPerMonth?: number;
  offeredTo?: string;
  ending?: { verdict: string; why: string; lessons: string; by: string; at: string };
}

export interface Stakeholder {
  stakeholderId: string;
  sector: string;
  kind: string;
  name: string;
  role: string;
  responsibilities: string[];
  participantId?: string;
}

export interface Agreement {
  agreementId: string;
  what: string;
  parties: string[];
  responsibleId: string;
  liableId: string;
  status: string;
  acceptances: { stakeholderId: string; at: string; isRecorded: boolean }[];
  nextReviewDate: string;
  reviews: { findings: string; nextReviewDate: string; by: string; at: string }[];
  cover?: string;
  responsibility?: string;
  validUntil?: string;
  inForceSince?: string;
  endedBecause?: string;
  borrowingId?: string;
}

export interface Milestone { milestoneId: string; title: string; date: string; text?: string; reachedOn?: string }

export interface Update {
  updateId: string;
  version: number;
  title: string;
  text: string;
  by: string;
  at: string;
  learningArea?: string;
  obstacle?: string;
  approach?: string;
  lesson?: string;
  borrowingId?: string;
  /** Why the text was removed for good; of each of its characters a full block is left. */
  redactedBecause?: string;
}

export interface Contribution {
  contributionId: string;
  kind: string;
  what: string;
  date: string;
  recordedBy: string;
  amount?: number;
  unit?: string;
  fromStakeholderId?: string;
  saidByStakeholderId?: string;
  assumption?: string;
  withdrawnBecause?: string;
}

/** What can be taken over from another practice: an agreement, the approach in an update, how a board is set up. */
export type BorrowableKind = 'agreement' | 'approach' | 'template';

export interface PracticeName { practiceId: string; cityId: string; title: string }

export interface BorrowingReport { version: number; outcome: string; text: string; at: string }

/** Something that the practice took over. */
export interface Borrowing {
  borrowingId: string;
  version: number;
  origin: { practiceId: string; version: number; kind: string; itemId: string };
  /** Empty for a board, as is the text. */
  title: string;
  text: string;
  at: string;
  reports: BorrowingReport[];
  /** Absent for what was taken over before this was kept. */
  from?: PracticeName;
  /** The board that began with the set-up of the other. */
  boardId?: string;
}

/** Something that another practice took over from this one. */
export interface Lending { borrower: PracticeName; borrowingId: string; kind: string; itemId: string; at: string; reports: BorrowingReport[] }

/** An answer to a question. */
export interface PracticeAnswer { answerId: string; text: string; by: string; at: string; redactedBecause?: string }

/** A question that someone put to the practice. */
export interface PracticeQuestion {
  questionId: string;
  version: number;
  text: string;
  by: string;
  at: string;
  cityId: string;
  answers: PracticeAnswer[];
  /** The practice it was asked from, if it was asked from one. */
  from?: PracticeName;
  redactedBecause?: string;
}

/** A question that was put to another practice from this one; what it says is there. */
export interface PutQuestion { questionId: string; version: number; to: PracticeName; by: string; at: string; answers: { answerId: string; version: number; at: string }[] }

/** What someone said to the practice in public. */
export interface Reaction { reactionId: string; version: number; text: string; by: string; at: string; hiddenBecause?: string; redactedBecause?: string }

/** A sub-collection of a practice that is read whole. */
export type Part = 'stakeholders' | 'agreements' | 'milestones' | 'updates' | 'contributions' | 'boards' | 'borrowings' | 'lendings' | 'questions' | 'put-questions' | 'reactions';

/** Which of them come a page at a time. */
const paged: ReadonlySet<Part> = new Set<Part>(['updates', 'contributions', 'questions', 'put-questions', 'reactions']);

export interface Parts {
  stakeholders: Stakeholder[];
  agreements: Agreement[];
  milestones: Milestone[];
  updates: Update[];
  contributions: Contribution[];
  boards: BoardListing[];
  borrowings: Borrowing[];
  lendings: Lending[];
  questions: PracticeQuestion[];
  'put-questions': PutQuestion[];
  reactions: Reaction[];
}

interface Page<T> { items: T[]; next?: string }

const at = (practiceId: string): string => `/practices/${id(practiceId)}`;

/** As long as the server's longest page. */
const longestPage = 1_000;

export const practicesOf = async (cityId: string): Promise<PracticeSummary[]> =>
  (await call<Page<PracticeSummary>>('GET', `/cities/${id(cityId)}/practices`)).items;

/** The practices of any city that who is signed in may change. */
export const myPractices = async (): Promise<PracticeSummary[]> => (await call<Page<PracticeSummary>>('GET', '/participants/me/practices')).items;

export const startPractice = (cityId: string, facts: object): Promise<Practice> => call('POST', `/cities/${id(cityId)}/practices`, facts);

export const readPractice = (practiceId: string): Promise<Practice> => call('GET', at(practiceId));

/** All of one sub-collection, however many pages it has. */
export async function readPart<P extends Part>(practiceId: string, part: P): Promise<Parts[P]> {
  let address: string | undefined = `${at(practiceId)}/${part}${paged.has(part) ? `?limit=${longestPage}` : ''}`;
  const items: unknown[] = [];
  while (address !== undefined) {
    const page: Page<unknown> = await call('GET', address);
    items.push(...page.items);
    // Addresses of further pages are from the root of the site, calls from the version.
    address = page.next?.replace(/^\/v1/, '');
  }
  return items as Parts[P];
}

export const readQuestion = (practiceId: string, questionId: string): Promise<PracticeQuestion> => call('GET', `${at(practiceId)}/questions/${id(questionId)}`);

/** Why a practice is like this one. */
export interface Likeness { learningAreas: string[]; sameKind: boolean; themes: string[]; words: string[] }

/** A practice that is like this one, with what it met and how that went, if it told. */
export interface SimilarPractice {
  practiceId: string;
  title: string;
  cityId: string;
  kind: string;
  phase: string;
  met?: { updateId: string; version: number; title: string; text: string; at: string; obstacle?: string; approach?: string; lesson?: string };
  /** How it ended and what it learned, if it did. */
  ended?: string;
  why: Likeness;
}

/** Practices that met something like what is said; without words, something like what this practice is. */
export const similarPractices = async (practiceId: string, text?: string, signal?: AbortSignal): Promise<SimilarPractice[]> =>
  (await call<Page<SimilarPractice>>('GET', `${at(practiceId)}/similar${text === undefined ? '' : `?text=${id(text)}`}`, undefined, signal)).items;

/** Adds to a sub-collection, or to one of a thing in it (`agreements/a1/acceptances`). */
export const add = <T = unknown>(practiceId: string, path: string, body: object): Promise<T> => call('POST', `${at(practiceId)}/${path}`, body);

export const change = (practiceId: string, path: string, body: object): Promise<unknown> =>
  call('PATCH', path === '' ? at(practiceId) : `${at(practiceId)}/${path}`, body);

export const put = (practiceId: string, path: string, body: object): Promise<unknown> => call('PUT', `${at(practiceId)}/${path}`, body);

export const take = (practiceId: string, path: string): Promise<void> => call('DELETE', `${at(practiceId)}/${path}`);
