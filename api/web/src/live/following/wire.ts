/** What happened in a practice, as it is stored and shown; `type` says which further fields there are. */
export interface PracticeEvent {
  readonly version: number;
  readonly at: string;
  /** Who did it; the network itself for what only time brought about. */
  readonly by: string;
  readonly type: string;
  readonly [field: string]: unknown;
}

/** Something that happened in a practice, as a city or a participant hears of it. */
export interface FeedItem {
  readonly position: number;
  readonly practiceId: string;
  readonly version: number;
  readonly type: string;
  readonly at: string;
  /** Absent, as the event is, where the server could not read it. */
  readonly practice?: { readonly title: string; readonly cityId: string };
  readonly event?: PracticeEvent;
}

/** News of a practice in one's inbox. */
export interface InboxPracticeItem extends FeedItem {
  readonly report?: undefined;
  readonly boardId?: undefined;
  readonly read?: boolean;
}

/** That others changed a board one follows; the event is the first such change. */
export interface InboxBoardItem extends Pick<FeedItem, 'position' | 'version' | 'type' | 'at' | 'event'> {
  readonly boardId: string;
  /** Absent where the board may not be read any more. */
  readonly board?: { readonly title: string };
  readonly read?: boolean;
}

/** How a report that one made, or that was about what one wrote, was settled. */
export interface InboxReportItem extends Pick<FeedItem, 'position' | 'version' | 'type' | 'at'> {
  readonly report: { readonly reportId: string; readonly state?: string; readonly settlement?: string; readonly boardId?: string; readonly practiceId?: string };
  readonly boardId?: undefined;
  readonly event?: undefined;
  readonly read?: boolean;
}

export type InboxItem = InboxPracticeItem | InboxBoardItem | InboxReportItem;
