import type { FeedItem, InboxBoardItem, InboxItem, InboxReportItem } from '../live/following/wire.ts';
import { isShown } from './describe.ts';

/** What is the same piece of news, in whichever feed. */
export const keyOf = (item: FeedItem | InboxItem): string => isOfReport(item) ? `${item.report.reportId} ${item.type}` : `${isOfBoard(item) ? item.boardId : item.practiceId} ${item.version}`;

/** Whether this says how a report was settled. */
export const isOfReport = (item: FeedItem | InboxItem): item is InboxReportItem => 'report' in item && item.report !== undefined;

/** Whether this is news of a board and not of a practice. */
export const isOfBoard = (item: FeedItem | InboxItem): item is InboxBoardItem => 'boardId' in item && item.boardId !== undefined;

/** The newest of several feeds, newest first; what is in more than one of them once. */
export function newest(feeds: readonly (readonly FeedItem[])[], most: number): FeedItem[] {
  const once = new Map(feeds.flat().filter(isShown).map((item) => [keyOf(item), item] as const));
  return [...once.values()].sort((a, b) => b.at.localeCompare(a.at) || b.version - a.version).slice(0, most);
}

/** News of one practice, newest first. */
export interface PracticeNews { readonly practiceId: string; readonly items: readonly FeedItem[] }

/** By practice, so that one in which much happens does not push the others off the page; the one with the newest news first. */
export function byPractice(items: readonly FeedItem[]): PracticeNews[] {
  const practices = new Map<string, FeedItem[]>();
  for (const item of items.filter(isShown)) {
    practices.set(item.practiceId, [...practices.get(item.practiceId) ?? [], item]);
  }
  return [...practices].map(([practiceId, ofOne]) => ({ practiceId, items: ofOne }));
}

/** What is in the list already, with what came since before it; both newest first, each thing once. */
export function withArrived<T extends FeedItem | InboxItem>(shown: readonly T[], arrived: readonly T[]): T[] {
  const last = shown[0]?.position ?? 0;
  return [...arrived.filter((item) => item.position > last && isShown(item)).toReversed(), ...shown];
}
