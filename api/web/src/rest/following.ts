import { call, id } from './api.ts';
import type { FeedItem, InboxBoardItem, InboxItem } from '../live/following/wire.ts';
import type { PracticeSummary } from './practices.ts';

// Who follows what, and what comes of it.

export interface FollowedPractice { practiceId: string; title: string; cityId: string }

export interface Followers { cities: { cityId: string; name: string }[]; participants: number }

export interface NetworkCity {
  cityId: string;
  name: string;
  latitude?: number;
  longitude?: number;
  practices: number;
  quiet: number;
  formulated: number;
}

export interface Network {
  /** By when the network formulates its practices, if that is set. */
  formulationDate?: string;
  cities: NetworkCity[];
  practices: PracticeSummary[];
}

export interface Inbox { items: InboxItem[]; unread: number }

export interface FollowedBoard { boardId: string; title: string }

export interface Digest {
  practices: (Pick<FollowedPractice, 'practiceId'> & Partial<FollowedPractice> & { items: FeedItem[] })[];
  boards: (Pick<FollowedBoard, 'boardId'> & Partial<FollowedBoard> & { items: InboxBoardItem[] })[];
}

interface Items<T> { items: T[] }

export const network = (): Promise<Network> => call('GET', '/network');

export const feed = async (cityId: string, newest: number): Promise<FeedItem[]> =>
  (await call<Items<FeedItem>>('GET', `/cities/${id(cityId)}/feed?newest=${newest}`)).items;

export const cityFollows = async (cityId: string): Promise<FollowedPractice[]> =>
  (await call<Items<FollowedPractice>>('GET', `/cities/${id(cityId)}/follows`)).items;

/** On behalf of a city, or no more. */
export const followAs = (cityId: string, practiceId: string, follow: boolean): Promise<void> =>
  call(follow ? 'PUT' : 'DELETE', `/cities/${id(cityId)}/follows/${id(practiceId)}`);

export async function followers(practiceId: string): Promise<Followers> {
  const answer = await call<{ items: Followers['cities']; participants: number }>('GET', `/practices/${id(practiceId)}/followers`);
  return { cities: answer.items, participants: answer.participants };
}

export const myFollows = async (): Promise<FollowedPractice[]> => (await call<Items<FollowedPractice>>('GET', '/participants/me/follows')).items;

export const followMyself = (practiceId: string, follow: boolean): Promise<void> =>
  call(follow ? 'PUT' : 'DELETE', `/participants/me/follows/${id(practiceId)}`);

export const myBoards = async (): Promise<FollowedBoard[]> =>
  (await call<Items<FollowedBoard>>('GET', '/participants/me/followed-boards')).items;

export const followsBoard = async (boardId: string): Promise<boolean> =>
  (await call<Items<FollowedBoard>>('GET', `/participants/me/followed-boards?boardId=${id(boardId)}`)).items.length > 0;

export const followBoard = (boardId: string, follow: boolean): Promise<void> =>
  call(follow ? 'PUT' : 'DELETE', `/participants/me/followed-boards/${id(boardId)}`);

/** Up to this version the board is no news to who is signed in. */
export const sawBoard = (boardId: string, version: number): Promise<void> =>
  call('PUT', `/participants/me/followed-boards/${id(boardId)}/seen`, { version });

export const inbox = (newest: number): Promise<Inbox> => call('GET', `/participants/me/inbox?newest=${newest}`);

export const markRead = (position: number): Promise<void> => call('PUT', '/participants/me/inbox/read', { position });

export const digest = (since: string): Promise<Digest> => call('GET', `/participants/me/digest?since=${id(since)}`);
