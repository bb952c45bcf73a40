import type { BoardEvent, BoardSnapshot } from '../live/wire.ts';

// The few REST calls that the pages need; the cookie that signing in sets is all that identifies us.

export interface Participant {
  participantId: string;
  displayName: string;
  cityId: string;
  sector: string;
  roles?: string[];
  /** Of a guest: the one board they came for. */
  invitation?: { invitationId: string; boardId: string };
  /** They left the network, and nothing says any more who they were. */
  hasLeft?: boolean;
}

export interface BoardListing {
  boardId: string;
  title: string;
}

export interface City {
  cityId: string;
  name: string;
  country: string;
  kind: string;
  boards?: BoardListing[];
  latitude?: number;
  longitude?: number;
}

/** Most events in one answer. */
const eventsPerPage = 1_000;

/** What the server answers when something is not as it should be (RFC 9457). */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    detail: string,
    /** Per field of the request: what is wrong with it. */
    readonly errors: Readonly<Record<string, readonly string[]>>,
    /** Of someone who is suspended: why, and until when. */
    readonly suspension?: { reason?: string; until?: string },
  ) {
    super(detail);
  }
}

/** Asks the server; rejects with a `Problem` when it refuses, and with another error when it cannot be asked. */
export async function call<T>(method: string, path: string, body?: unknown, signal?: AbortSignal): Promise<T> {
  const answer = await fetch('/v1' + path, {
    method,
    headers: body === undefined ? { Accept: 'application/json' } : { Accept: 'application/json', 'Content-Type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal && { signal }),
  });
  if (!answer.ok) {
    throw await problemOf(answer);
  }
  return answer.status === 204 ? (undefined as T) : (await answer.json() as T);
}

export async function problemOf(answer: Response): Promise<Problem> {
  // A proxy in between may answer in HTML; then the status is all there is.
  const told = await answer.json().catch(() => ({})) as Partial<{ code: string; detail: string; title: string; errors: Record<string, string[]>; suspension: { reason?: string; until?: string } }>;
  return new Problem(answer.status, told.code ?? '', told.detail ?? told.title ?? answer.statusText, told.errors ?? {}, told.suspension);
}

export const id = encodeURIComponent;

/** Stored events of a board: all after one version up to another; undefined when there is no such board for us. Rejects when the server cannot be asked. */
export async function boardEvents(boardId: string, after: number, upTo: number): Promise<BoardEvent[] | undefined> {
  const events: BoardEvent[] = [];
  for (let last = after; last < upTo; last = events.at(-1)!.version) {
    const limit = Math.min(eventsPerPage, upTo - last);
    const page = await eventPage(boardId, last, limit);
    if (!page || page.length === 0) {
      return undefined;
    }
    events.push(...page);
  }
  return events;
}

async function eventPage(boardId: string, after: number, limit: number): Promise<BoardEvent[] | undefined> {
  try {
    return (await call<{ items: BoardEvent[] }>('GET', `/boards/${id(boardId)}/events?after=${after}&limit=${limit}`)).items;
  } catch (error) {
    if (error instanceof Problem && (error.status === 403 || error.status === 404)) {
      return undefined;
    }
    throw error;
  }
}

/** A board as it was at a version. */
export const boardAt = (boardId: string, version: number): Promise<BoardSnapshot> => call('GET', `/boards/${id(boardId)}?version=${version}`);

/** Roles are given in the Development environment only; elsewhere asking for them is refused. */
export const signIn = (displayName: string, cityId: string, sector: string, roles: readonly string[] = []): Promise<{ participant: Participant }> =>
  call('POST', '/sessions', { displayName, cityId, sector, ...(roles.length > 0 ? { roles } : {}) });

/** Signing in at one's municipality or organisation. */
export interface OrganisationSignIn {
  startUrl: string;
  name?: string;
}

/** How one can sign in here. */
export const signInWays = (): Promise<{ guest: boolean; organisation?: OrganisationSignIn }> => call('GET', '/sessions/ways');

/** What the organisation said of someone who is new here; what is missing they still have to say. */
export type Newcomer = Partial<Pick<Participant, 'displayName' | 'cityId' | 'sector'>>;

/** The newcomer that this browser came back with; undefined when there is none, or it took too long. */
export async function newcomer(): Promise<Newcomer | undefined> {
  try {
    return await call<Newcomer>('GET', '/sessions/newcomer');
  } catch (error) {
    if (error instanceof Problem && error.status === 404) {
      return undefined;
    }
    throw error;
  }
}

/** Says what was missing, and comes in. */
export const comeIn = async (rest: Newcomer): Promise<Participant> => (await call<{ participant: Participant }>('PUT', '/sessions/newcomer', rest)).participant;

/** Signs out here; tells where to go to sign out at the organisation too, if one came from there. */
export const signOut = async (): Promise<string | undefined> => (await call<{ endSessionUrl: string } | undefined>('DELETE', '/sessions/current'))?.endSessionUrl;

/** Who is signed in; undefined when nobody is. */
export async function currentParticipant(signal?: AbortSignal): Promise<Participant | undefined> {
  try {
    return (await call<{ participant: Participant }>('GET', '/sessions/current', undefined, signal)).participant;
  } catch (error) {
    if (error instanceof Problem && error.status === 401) {
      return undefined;
    }
    throw error;
  }
}

export const cities = async (): Promise<City[]> => (await call<{ items: City[] }>('GET', '/cities')).items;

export const city = (cityId: string): Promise<City> => call('GET', `/cities/${id(cityId)}`);

export const networkBoards = async (): Promise<BoardListing[]> => (await call<{ items: BoardListing[] }>('GET', '/boards')).items;

export interface BoardTemplate {
  templateId: string;
  title: string;
  description: string;
  zones: { title: string; cards?: unknown[] }[];
}

export const boardTemplates = async (language: string): Promise<BoardTemplate[]> =>
  (await call<{ items: BoardTemplate[] }>('GET', `/board-templates?language=${id(language)}`)).items;

export interface NewBoard {
  title: string;
  visibility: string;
  cityId?: string;
  practiceId?: string;
  gatheringId?: string;
  template?: string;
  templateLanguage?: string;
  /** What was saved of another board. */
  import?: object;
}

export const openBoard = (board: NewBoard): Promise<BoardListing> => call('POST', '/boards', board);

export const participants = async (participantIds: readonly string[]): Promise<Participant[]> =>
  (await call<{ items: Participant[] }>('GET', '/participants?' + participantIds.map((one) => `participantId=${id(one)}`).join('&'))).items;
