import { backoff, inTime, type Clock } from './clock.ts';
import { fold } from './fold.ts';
import type { Dial, Hub, HubListener } from './hub.ts';
import { DoesNotFit } from './lists.ts';
import type { Outbox, OutboxEntry } from './outbox.ts';
import { overlay, type PendingCommand } from './pending.ts';
import { PresenceTeller, withChanges } from './presence.ts';
import { answerWithin, Sender } from './sender.ts';
import { fromSnapshot, type BoardState } from './state.ts';
import { isFailed, type BoardEvent, type CommandBody, type Joined, type Presence, type Whereabouts, type WireError, type You } from './wire.ts';

/** How things stand with the connection. */
export type Phase =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'live' }
  /** Trying again by itself. */
  | { readonly kind: 'lost' }
  /** The session is over; what is pending waits until this person signs in again. */
  | { readonly kind: 'signed-out' }
  /** The server will not show this board. */
  | { readonly kind: 'refused'; readonly error: WireError };

export interface SessionOptions {
  boardId: string;
  /** The person whose commands these are. */
  participantId: string;
  dial: Dial;
  outbox: Outbox;
  clock: Clock;
  /** Whether the server still knows us; undefined when it cannot be asked. Told apart, because a WebSocket does not say why it failed. */
  signedIn(): Promise<boolean | undefined>;
  /** Something that the page shows has changed. */
  changed(): void;
  /** Events that others caused, as they come on the board. */
  heard?(events: readonly BoardEvent[]): void;
}

/** One person on one board: follows it, applies their changes at once, and loses none of them. */
export class BoardSession {
  phase: Phase = { kind: 'connecting' };
  you: You | undefined;
  present: ReadonlyMap<string, Presence> = new Map();

  private readonly sender: Sender;
  private readonly teller: PresenceTeller;
  private base: BoardState | undefined;
  private hub: Hub | undefined;
  /** What came while a join was under way; undefined when none is. */
  private waiting: (() => void)[] | undefined;
  private attempt = 0;
  private stopRetry: (() => void) | undefined;
  private stopped = false;
  /** While paused: the board as it was then, and one's own changes that were stored since. */
  private held: { base: BoardState; own: OutboxEntry[] } | undefined;
  private shown: BoardState | undefined;

  constructor(private readonly options: SessionOptions) {
    const { boardId, outbox, clock } = options;
    this.sender = new Sender(boardId, outbox, clock, () => this.changed(), () => void this.join(false));
    this.teller = new PresenceTeller(clock, (whereabouts) => {
      // Presence degrades first and silently: the next word replaces a lost one.
      this.hub?.setPresence(boardId, whereabouts).catch(() => undefined);
    });
  }

  /** The board with one's own unconfirmed changes on it, once there is one. */
  get board(): BoardState | undefined {
    if (!this.shown && this.base) {
      const own = [...(this.held?.own ?? []), ...this.sender.pending.map((item) => item.entry)];
      this.shown = overlay(this.held?.base ?? this.base, own, this.options.participantId, this.options.clock.now().toISOString());
    }
    return this.shown;
  }

  /** One's own changes that are not yet on the board, in order. */
  get pending(): readonly PendingCommand[] {
    return this.sender.pending;
  }

  /** One's own changes that were refused, until dismissed. */
  get refused(): readonly OutboxEntry[] {
    return this.sender.refused;
  }

  /** Whether what is pending would survive a closed tab. */
  get kept(): boolean {
    return this.sender.kept;
  }

  /** While paused: how many changes wait to be shown; otherwise undefined. */
  get heldBack(): number | undefined {
    return this.held && this.base && this.base.version - this.held.base.version - this.held.own.length;
  }

  async start(): Promise<void> {
    await this.sender.adopt();
    await this.connect();
  }

  /** Leaves the board. Unconfirmed changes stay in the outbox. */
  stop(): void {
    this.stopped = true;
    this.stopRetry?.();
    this.disconnect();
  }

  /** Changes the board: at once here, then on the server. */
  do(command: CommandBody): string {
    return this.sender.add(command);
  }

  tryAgain(commandId: string): void {
    this.sender.tryAgain(commandId);
  }

  dismiss(commandId: string): void {
    this.sender.dismiss(commandId);
  }

  tellWhereabouts(whereabouts: Whereabouts): void {
    this.teller.tell(whereabouts);
  }

  /** Holds back what others change; one's own changes still show. */
  pause(): void {
    this.held ??= this.base && { base: this.base, own: [] };
    this.changed();
  }

  resume(): void {
    this.held = undefined;
    this.changed();
  }

  /** The network is back, or the page is looked at again: do not wait for the next attempt. */
  wake(): void {
    void this.sender.adopt().then(() => this.sender.nudge());
    if (this.phase.kind === 'lost') {
      this.attempt = 0;
      this.stopRetry?.();
      void this.connect();
    }
  }

  /** The device says that it has no network; a WebSocket itself would notice only after half a minute. */
  unplugged(): void {
    if (this.hub) {
      this.disconnect();
      void this.lost();
    }
  }

  private async connect(): Promise<void> {
    if (this.stopped || this.hub) {
      return;
    }
    const listener = this.listener();
    try {
      const hub = await this.options.dial(listener);
      if (this.stopped || this.hub) {
        hub.hangUp();
        return;
      }
      this.hub = hub;
    } catch {
      // Why is not told by a WebSocket; whether we are still signed in is asked before the next attempt.
      await this.lost();
      return;
    }
    await this.join(false);
  }

  private listener(): HubListener {
    const here = (boardId: string, action: () => void): void => {
      if (boardId !== this.options.boardId || this.stopped) {
        return;
      }
      if (this.waiting) {
        this.waiting.push(action);
      } else {
        action();
      }
    };
    return {
      boardEvents: (boardId, events) => here(boardId, () => this.receive(events)),
      refused: (boardId, results) => here(boardId, () => this.sender.heardRefused(results)),
      presence: (boardId, changes) => here(boardId, () => {
        this.present = withChanges(this.present, changes);
        this.changed();
      }),
      resync: (boardId) => here(boardId, () => void this.join(false)),
      closed: () => {
        this.disconnect();
        void this.lost();
      },
    };
  }

  private disconnect(): void {
    this.hub?.hangUp();
    this.hub = undefined;
    this.waiting = undefined;
    this.sender.disconnected();
    this.teller.stop();
  }

  private async lost(): Promise<void> {
    if (this.stopped) {
      return;
    }
    this.phase = { kind: 'lost' };
    this.present = new Map();
    this.changed();
    const signedIn = await this.options.signedIn().catch(() => undefined);
    if (this.stopped || this.hub) {
      return;
    }
    if (signedIn === false) {
      this.phase = { kind: 'signed-out' };
      this.changed();
      return;
    }
    this.stopRetry?.();
    this.stopRetry = this.options.clock.after(backoff(this.attempt++, this.options.clock), () => void this.connect());
  }

  private async join(fresh: boolean): Promise<void> {
    const hub = this.hub;
    if (!hub || this.waiting) {
      return;
    }
    this.waiting = [];
    const { boardId, clock } = this.options;
    const answer = await inTime(clock, answerWithin, hub.join(boardId, fresh ? undefined : this.base?.version)).catch(() => undefined);
    if (this.hub !== hub || this.stopped) {
      return;
    }
    const meanwhile = this.waiting;
    this.waiting = undefined;
    if (answer === undefined || (isFailed(answer) && answer.error.retry)) {
      // A new connection is the one way to try again; a call that failed may have left this one half joined.
      this.disconnect();
      await this.lost();
    } else if (isFailed(answer)) {
      this.disconnect();
      this.phase = { kind: 'refused', error: answer.error };
      this.changed();
    } else if (this.catchUp(answer)) {
      this.joined(hub, answer, meanwhile);
    } else {
      await this.join(true);
    }
  }

  private joined(hub: Hub, answer: Joined, meanwhile: (() => void)[]): void {
    this.you = answer.you;
    this.present = withChanges(new Map(), answer.present);
    this.phase = { kind: 'live' };
    this.attempt = 0;
    for (const action of meanwhile) {
      // One of them may start another join; what follows then waits for that one.
      if (this.waiting) {
        (this.waiting as (() => void)[]).push(action);
      } else {
        action();
      }
    }
    this.teller.again();
    this.sender.connected(hub);
    void this.sender.adopt().then(() => this.sender.nudge());
    this.changed();
  }

  /** @returns whether what the server sent could be put on what is here; always for a snapshot. */
  private catchUp(answer: Joined): boolean {
    if (answer.snapshot) {
      this.base = fromSnapshot(answer.snapshot);
      if (this.held) {
        this.held = { base: this.base, own: [] };
      }
      this.sender.reached(this.base.version, new Set());
      return true;
    }
    return this.put(answer.events ?? []);
  }

  private receive(events: readonly BoardEvent[]): void {
    const fresh = events.filter((event) => event.version > (this.base?.version ?? 0));
    if (fresh.length > 0 && fresh[0]!.version !== (this.base?.version ?? 0) + 1) {
      void this.join(false);
    } else if (!this.put(fresh)) {
      void this.join(true);
    }
    this.changed();
  }

  private put(events: readonly BoardEvent[]): boolean {
    if (!this.base) {
      return false;
    }
    let state = this.base;
    try {
      for (const event of events) {
        state = fold(state, event);
      }
    } catch (error) {
      if (!(error instanceof DoesNotFit)) {
        throw error;
      }
      return false;
    }
    this.base = state;
    const own = this.sender.reached(state.version, new Set(events.map((event) => event.commandId)));
    this.held?.own.push(...own);
    const others = events.filter((event) => event.by !== this.options.participantId);
    if (others.length > 0) {
      this.options.heard?.(others);
    }
    return true;
  }

  private changed(): void {
    this.shown = undefined;
    this.options.changed();
  }
}
