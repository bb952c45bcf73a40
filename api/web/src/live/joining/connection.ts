import { answerWithin, inTime, waitFor, type Clock } from '../clock.ts';
import type { Dial, Hub, HubListener } from '../hub.ts';
import type { WireError } from '../wire.ts';

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

/** What the server says of a board. */
export type BoardMessages = Omit<HubListener, 'leaving' | 'closed'>;

export interface ConnectionContext {
  readonly dial: Dial;
  readonly clock: Clock;
  readonly messages: BoardMessages;
  /** Whether the server still knows us; undefined when it cannot be asked. Told apart, because a WebSocket does not say why it failed. */
  signedIn(): Promise<boolean | undefined>;
  /** There is a hub, on which nothing is joined yet. */
  connected(): Promise<void>;
  /** There is no hub any more, or there never was one. */
  disconnected(): void;
  /** Nobody is reached until a later attempt succeeds. */
  lost(): void;
  /** The phase is another. */
  changed(): void;
}

/** The one connection that a session has at a time. When it is lost it is made again, after waits that double. */
export class Connection {
  phase: Phase = { kind: 'connecting' };
  /** Undefined while there is no connection. */
  hub: Hub | undefined;

  /** For good. */
  private stopped = false;
  private attempt = 0;
  private stopRetry: (() => void) | undefined;

  constructor(private readonly context: ConnectionContext) {}

  async connect(): Promise<void> {
    if (this.stopped || this.hub) {
      return;
    }
    const dialling = this.context.dial(this.listener());
    try {
      const hub = await inTime(this.context.clock, answerWithin, dialling);
      if (this.stopped || this.hub) {
        hub.hangUp();
        return;
      }
      this.hub = hub;
    } catch {
      // Why is not told by a WebSocket; whether we are still signed in is asked before the next attempt.
      dialling.then((late) => late.hangUp(), () => undefined);
      await this.lost();
      return;
    }
    await this.context.connected();
  }

  stop(): void {
    this.stopped = true;
    this.stopRetry?.();
    this.disconnect();
  }

  /** Tries now, and not only when the wait is over. */
  wake(): void {
    if (this.phase.kind === 'lost') {
      this.attempt = 0;
      this.stopRetry?.();
      void this.connect();
    }
  }

  /** The device says that it has no network; a WebSocket itself would notice only after half a minute. */
  unplugged(): void {
    if (this.hub) {
      void this.giveUp();
    }
  }

  /** The board is joined: the next loss is the first one again. */
  joined(): void {
    this.phase = { kind: 'live' };
    this.attempt = 0;
  }

  /** The server will not have us, so nothing is tried again. */
  refused(error: WireError): void {
    this.disconnect();
    this.phase = { kind: 'refused', error };
    this.context.changed();
  }

  /** Breaks off, and makes another connection later. @param askedToWait milliseconds, where the server said so. */
  async giveUp(askedToWait?: number): Promise<void> {
    this.disconnect();
    await this.lost(askedToWait);
  }

  private listener(): HubListener {
    return {
      ...this.context.messages,
      leaving: () => {
        // Before there is a hub, that the connection is gone tells enough.
        if (this.hub) {
          this.disconnect();
          this.attempt = 0;
          void this.connect();
        }
      },
      closed: () => void this.giveUp(),
    };
  }

  private disconnect(): void {
    this.hub?.hangUp();
    this.hub = undefined;
    this.context.disconnected();
  }

  private async lost(askedToWait?: number): Promise<void> {
    const { clock } = this.context;
    if (this.stopped) {
      return;
    }
    this.phase = { kind: 'lost' };
    this.context.lost();
    const signedIn = await inTime(clock, answerWithin, this.context.signedIn()).catch(() => undefined);
    if (this.stopped || this.hub) {
      return;
    }
    if (signedIn === false) {
      this.phase = { kind: 'signed-out' };
      this.context.changed();
      return;
    }
    this.stopRetry?.();
    this.stopRetry = clock.after(waitFor(askedToWait, this.attempt++, clock), () => void this.connect());
  }
}
