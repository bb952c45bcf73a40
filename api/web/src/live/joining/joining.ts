import { answerWithin, inTime, type Clock } from '../clock.ts';
import type { Dial, Hub } from '../hub.ts';
import type { BoardPresence } from '../presence/boardPresence.ts';
import type { Receiver } from '../receiver.ts';
import type { Replica } from '../receiving/replica.ts';
import type { Sender } from '../sender.ts';
import type { ServerTime } from '../serverTime.ts';
import { isFailed, type Joined, type You } from '../wire.ts';
import { Connection, type BoardMessages } from './connection.ts';

export interface JoiningContext {
  readonly boardId: string;
  readonly clock: Clock;
  readonly dial: Dial;
  readonly time: ServerTime;
  readonly replica: Replica;
  readonly sender: Sender;
  readonly receiver: Receiver;
  readonly presence: BoardPresence;
  signedIn(): Promise<boolean | undefined>;
  changed(): void;
}

/** Gets on the board over each new connection, and again when events are missing. One join at a time; what comes meanwhile waits for it. */
export class Joining {
  readonly connection: Connection;
  /** As whom the server let this person in last. */
  you: You | undefined;

  /** What came while a join was under way; undefined when none is. */
  private waiting: (() => void)[] | undefined;

  constructor(private readonly context: JoiningContext) {
    const { sender, presence } = context;
    this.connection = new Connection({
      ...context,
      messages: this.messages(),
      connected: () => this.join(false),
      disconnected: () => {
        this.waiting = undefined;
        sender.disconnected();
        presence.teller.stop();
      },
      lost: () => {
        presence.lost();
        context.changed();
      },
    });
  }

  /** @param fresh whether the board is wanted as a whole, and not only what was missed. */
  async join(fresh: boolean): Promise<void> {
    const { connection, context: { boardId, clock, replica, receiver } } = this;
    const { hub } = connection;
    if (!hub || this.waiting) {
      return;
    }
    const waiting: (() => void)[] = [];
    this.waiting = waiting;
    const answer = await inTime(clock, answerWithin, hub.join(boardId, fresh ? undefined : replica.board?.version)).catch(() => undefined);
    const [joined, error] = answer && isFailed(answer) ? [undefined, answer.error] : [answer, undefined];
    const caughtUp = joined && connection.hub === hub ? await receiver.catchUp(joined) : undefined;
    if (connection.hub !== hub) {
      return;
    }
    this.waiting = undefined;
    if (error && !error.retry) {
      connection.refused(error);
    } else if (!joined || caughtUp === undefined) {
      // A new connection is the one way to try again; a call that failed may have left this one half joined.
      await connection.giveUp(error?.retryAfterMs);
    } else if (caughtUp) {
      this.joined(hub, joined, waiting);
    } else {
      await this.join(true);
    }
  }

  /** Takes over what earlier visits left to send, some of which has to be brought up to date by a join before it can go. */
  async adopt(): Promise<void> {
    const { sender } = this.context;
    if (await sender.adopt()) {
      await this.join(false);
    } else {
      sender.nudge();
    }
  }

  private joined(hub: Hub, answer: Joined, meanwhile: readonly (() => void)[]): void {
    const { time, sender, presence } = this.context;
    this.you = answer.you;
    presence.joined(answer);
    time.set(answer.now);
    this.connection.joined();
    // One of them may start another join; what follows then waits for that one.
    meanwhile.forEach((action) => this.inTurn(action));
    presence.teller.again();
    sender.connected(hub);
    void this.adopt();
    this.context.changed();
  }

  /** Does it now, or when the join that is under way is done. */
  private inTurn(action: () => void): void {
    if (this.waiting) {
      this.waiting.push(action);
    } else {
      action();
    }
  }

  private messages(): BoardMessages {
    const { receiver, sender, presence } = this.context;
    const here = (boardId: string, action: () => void): void => {
      if (boardId === this.context.boardId) {
        this.inTurn(action);
      }
    };
    return {
      boardEvents: (boardId, events) => here(boardId, () => receiver.receive(events)),
      refused: (boardId, results) => here(boardId, () => sender.heardRefused(results)),
      presence: (boardId, changes) => here(boardId, () => {
        presence.heard(changes);
        this.context.changed();
      }),
      resync: (boardId, reason) => here(boardId, () => receiver.resync(reason)),
    };
  }
}
