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

export interface InboxItem extends FeedItem {
  readonly read?: boolean;
}
