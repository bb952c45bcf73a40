import { answerWithin, inTime, type Clock } from './clock.ts';
import { redacts } from './fold.ts';
import type { BoardPresence } from './presence/boardPresence.ts';
import { missedEvents, type Missed, type ReadEvents } from './receiving/catchUp.ts';
import type { Replica } from './receiving/replica.ts';
import type { Sender } from './sender.ts';
import type { ServerTime } from './serverTime.ts';
import type { View } from './showing/view.ts';
import { fromSnapshot, type BoardState } from './state.ts';
import type { History } from './undo/history.ts';
import type { BoardEvent, Joined, WireError } from './wire.ts';

const unreadable: WireError = { code: 'conflict', message: 'What happened since could not be read.', retry: false };

/** Where events go, and what they need on their way. */
export interface ReceiverContext {
  readonly participantId: string;
  readonly clock: Clock;
  readonly time: ServerTime;
  readonly replica: Replica;
  readonly sender: Sender;
  readonly history: History;
  readonly view: View;
  readonly presence: BoardPresence;
  readonly readEvents: ReadEvents;
  /** Events are missing (or, with `fresh`, they do not fit): join again. */
  rejoin(fresh: boolean): void;
  changed(): void;
  /** Events that others caused, as they come on the board. */
  heard?(events: readonly BoardEvent[]): void;
}

/** Takes what the server tells of the board, in the server's order, and passes each event to all that follow it. */
export class Receiver {
  /** Texts that are here are not to be shown any more: what comes next is the board as a whole, and nothing of before is kept to bring them back. */
  private redacted = false;

  constructor(private readonly context: ReceiverContext) {}

  receive(events: readonly BoardEvent[]): void {
    const { replica, time } = this.context;
    const fresh = events.filter((event) => event.version > replica.version);
    if (fresh.length > 0 && fresh[0]!.version !== replica.version + 1) {
      this.context.rejoin(false);
    } else if (!this.put(fresh)) {
      this.context.rejoin(true);
    } else if (fresh.length > 0) {
      time.atLeast(fresh.at(-1)!.at);
    }
    this.context.changed();
  }

  /** The server left something out. */
  resync(reason: string | undefined): void {
    this.redacted ||= reason === 'redacted';
    this.context.rejoin(this.redacted);
  }

  /** @returns whether what the server sent could be put on what is here, always for a snapshot; undefined when that cannot be known now. */
  async catchUp(answer: Joined): Promise<boolean | undefined> {
    const { replica, history, view, clock, sender: { edits } } = this.context;
    const { board } = replica;
    const follows = board !== undefined && (edits.any || history.any);
    const reading = missedEvents(answer, board?.version, edits.oldest, follows, this.context.readEvents);
    let missed: Missed | undefined;
    try {
      missed = await inTime(clock, answerWithin, reading);
    } catch {
      // The server cannot be asked now; a new connection tries again, and what was typed waits.
      return undefined;
    }
    const before = view.board;
    if (!missed) {
      edits.setApart(unreadable, answer.snapshot !== undefined);
    }
    missed?.old.forEach((event) => edits.heardAgain(event));
    if (!answer.snapshot) {
      return this.put(missed?.fresh ?? answer.events ?? []);
    }
    const anew = this.redacted || (missed?.fresh.some(redacts) ?? false);
    view.silently(anew, () => missed?.fresh.forEach((event) => this.follow(event, undefined)));
    this.redacted = false;
    this.begin(fromSnapshot(answer.snapshot), missed !== undefined && follows && !anew ? undefined : before);
    return true;
  }

  /** @param before what was shown, unless everything that changes its texts has been told already. */
  private begin(board: BoardState, before: BoardState | undefined): void {
    const { replica, sender, history, view, presence } = this.context;
    view.begin(board);
    replica.board = board;
    presence.begin(board.version);
    sender.reached(board.version);
    this.context.changed();
    if (before) {
      history.clear();
      view.tellTexts(before);
    }
  }

  private put(events: readonly BoardEvent[]): boolean {
    const { replica, sender, participantId } = this.context;
    this.redacted ||= events.some(redacts);
    if (!replica.put(events, (event, was) => this.follow(event, was))) {
      return false;
    }
    sender.reached(replica.version);
    const others = events.filter((event) => event.by !== participantId);
    if (others.length > 0) {
      this.context.heard?.(others);
    }
    return true;
  }

  /** @param was the board just before the event; undefined when that is not known. */
  private follow(event: BoardEvent, was: BoardState | undefined): void {
    const { sender, history, view, presence } = this.context;
    presence.follow(event);
    view.outdated();
    const own = sender.heard(event);
    view.heard(event, own);
    if (own) {
      history.confirmed(event.commandId, was, event.version, new Date(event.at));
    } else {
      history.heard(event);
    }
  }
}
