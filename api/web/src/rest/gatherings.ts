import { call, id, type BoardListing } from './api.ts';

// Gatherings over REST, as `/v1/openapi.json` has them.

export interface Counts { coming: number; notComing: number; attended: number }

export interface Attendance {
  participantId: string;
  version: number;
  at: string;
  /** Left out when they are no longer known. */
  displayName?: string;
  /** Left out for who said nothing and was there. */
  answer?: string;
  attended?: boolean;
}

export interface GatheringFacts {
  title: string;
  kind: string;
  description: string;
  /** Empty when it is online only. */
  place: string;
  startsAt: string;
  endsAt: string;
  learningAreas: string[];
  latitude?: number;
  longitude?: number;
  onlineAddress?: string;
  hostPracticeId?: string;
}

export interface GatheringSummary extends GatheringFacts {
  gatheringId: string;
  cityId: string;
  version: number;
  counts: Counts;
  cancellation?: { reason: string; at: string };
}

export interface Gathering extends GatheringSummary {
  organiserId: string;
  access: { canTakePart: boolean; canAnswer: boolean; canLead: boolean };
  mine?: Attendance;
}

export interface Stop {
  stopId: string;
  title: string;
  place: string;
  practiceId?: string;
  startsAt?: string;
}

export interface Answer { answerId: string; text: string; at: string; by?: string }

export interface Question {
  questionId: string;
  text: string;
  at: string;
  answers: Answer[];
  /** The stop it is about; that may have gone off the route since. */
  stopId?: string;
  by?: string;
}

/** What a gathering has beside what it says of itself. */
export interface GatheringParts {
  stops: Stop[];
  questions: Question[];
  attendances: Attendance[];
  boards: BoardListing[];
}

export type GatheringPart = keyof GatheringParts;

/** Which gatherings are asked for; what is left out or empty does not matter. */
export interface GatheringFilter { city?: string; kind?: string; learningArea?: string; from?: string; to?: string }

interface Page<T> { items: T[]; next?: string }

const at = (gatheringId: string): string => `/gatherings/${id(gatheringId)}`;

/** As long as the server's longest page. */
const longestPage = 1_000;

async function readAll<T>(first: string): Promise<T[]> {
  const items: T[] = [];
  let address: string | undefined = first;
  while (address !== undefined) {
    const page: Page<T> = await call('GET', address);
    items.push(...page.items);
    // Addresses of further pages are from the root of the site, calls from the version.
    address = page.next?.replace(/^\/v1/, '');
  }
  return items;
}

/** By when they start, first first. */
export function readGatherings(filter: GatheringFilter): Promise<GatheringSummary[]> {
  const asked = Object.entries(filter).filter(([, value]) => value !== undefined && value !== '') as [string, string][];
  return readAll('/gatherings?' + new URLSearchParams([...asked, ['limit', String(longestPage)]]).toString());
}

export const startGathering = (facts: object): Promise<Gathering> => call('POST', '/gatherings', facts);

export const readGathering = (gatheringId: string): Promise<Gathering> => call('GET', at(gatheringId));

/** All of one sub-collection. */
export async function readGatheringPart<P extends GatheringPart>(gatheringId: string, part: P): Promise<GatheringParts[P]> {
  const paged = part === 'questions' || part === 'attendances';
  return await readAll(`${at(gatheringId)}/${part}${paged ? `?limit=${longestPage}` : ''}`) as GatheringParts[P];
}

/** Sends something about a gathering; the path is of one of its parts, or empty for what it says of itself. */
export const tell = (gatheringId: string, method: 'POST' | 'PATCH' | 'PUT' | 'DELETE', path: string, body?: object): Promise<unknown> =>
  call(method, path === '' ? at(gatheringId) : `${at(gatheringId)}/${path}`, body);

/** Where the calendar of a city, or of all, can be subscribed to. */
export const calendarPath = (cityId?: string): string => `/v1/calendars/${id(cityId === undefined || cityId === '' ? 'network' : cityId)}`;
