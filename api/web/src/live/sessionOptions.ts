import type { TextOperation } from '../text/operation.ts';
import type { Clock } from './clock.ts';
import type { Dial } from './hub.ts';
import type { Outbox } from './outbox.ts';
import type { ReadEvents } from './receiving/catchUp.ts';
import type { BoardEvent } from './wire.ts';

/** What a session is given, and whom it tells: a plain object, because its parts are handed on to the pieces of the session. */
export interface SessionOptions {
  boardId: string;
  /** The person whose commands these are. */
  participantId: string;
  dial: Dial;
  outbox: Outbox;
  clock: Clock;
  /** Reads stored events, when a join leaves out some that typed text has to be brought past. */
  readEvents: ReadEvents;
  /** Whether the server still knows us; undefined when it cannot be asked. Told apart, because a WebSocket does not say why it failed. */
  signedIn(): Promise<boolean | undefined>;
  /** Something that the page shows has changed. */
  changed(): void;
  /** Events that others caused, as they come on the board. */
  heard?(events: readonly BoardEvent[]): void;
  /**
   * The text that is shown of a card changed by this operation, and not by `editText`: others typed, or one's own
   * typing was refused, taken back or done again. For moving the caret; called before `changed`.
   */
  textChanged?(cardId: string, operation: TextOperation): void;
}
