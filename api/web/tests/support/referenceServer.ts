import { fold, openBoard } from '../../src/live/fold.ts';
import type { Hub, HubListener } from '../../src/live/hub.ts';
import { predict } from '../../src/live/predict.ts';
import { toSnapshot, type BoardState } from '../../src/live/state.ts';
import type { BoardEvent, BoardSnapshot, Command, CommandResult, Joined, WireError } from '../../src/live/wire.ts';

export const boardId = 'b1';
export const unavailable: WireError = { code: 'unavailable', message: 'Not stored now.', retry: true };
export const notFound: WireError = { code: 'not-found', message: 'There is no such thing.', retry: false };

/**
 * The simplest server that keeps the protocol: one list of events. Everything between it and a client is
 * held in hand until a test lets it through, in order for each direction of each connection.
 */
export class ReferenceServer {
  readonly events: BoardEvent[] = [];
  state: BoardState;
  readonly connections: Connection[] = [];
  /** Decides what a command comes to, when a test wants something else than the usual. */
  verdict: (command: Command) => WireError | undefined = () => undefined;
  /** Whether a command that was sent before is recognised; only a control turns this off. */
  remembers = true;
  reachable = true;
  private readonly versions = new Map<string, number>();

  constructor() {
    const opened = {
      version: 1, at: '2026-11-24T08:00:00Z', by: 'network', commandId: 'opening', type: 'boardOpened', title: 'Board', visibility: 'network',
      zones: [{ zoneId: 'z1', title: 'One' }, { zoneId: 'z2', title: 'Two' }],
    } as const;
    this.events.push(opened);
    this.state = openBoard(boardId, opened);
  }

  get snapshot(): BoardSnapshot {
    return toSnapshot(this.state);
  }

  /** Dials for one participant. */
  dialFor(participantId: string): (listener: HubListener) => Promise<Hub> {
    return (listener) => {
      if (!this.reachable) {
        return Promise.reject(new Error('There is no connection.'));
      }
      const connection = new Connection(this, participantId, listener);
      this.connections.push(connection);
      return Promise.resolve(connection);
    };
  }

  /** The newest connection of a participant. */
  of(participantId: string): Connection {
    return this.connections.findLast((connection) => connection.participantId === participantId)!;
  }

  decide(by: string, command: Command): CommandResult {
    const { commandId } = command;
    const known = this.versions.get(commandId);
    if (known !== undefined && this.remembers) {
      return { commandId, version: known };
    }
    const error = this.verdict(command);
    const body = predict(this.state, command, '2026-11-24T09:00:00Z');
    if (error || !body) {
      return { commandId, error: error ?? notFound };
    }
    const event: BoardEvent = { ...body, version: this.events.length + 1, at: '2026-11-24T09:00:00Z', by, commandId };
    this.state = fold(this.state, event);
    this.events.push(event);
    this.versions.set(commandId, event.version);
    for (const connection of this.connections.filter((one) => one.joined)) {
      connection.send((listener) => listener.boardEvents(boardId, [event]));
    }
    return { commandId, version: event.version };
  }

  join(connection: Connection, since: number | undefined): Joined {
    connection.joined = true;
    return {
      version: this.events.length,
      ...(since === undefined ? { snapshot: this.snapshot } : { events: this.events.slice(since) }),
      you: {
        presenceId: 'here', participantId: connection.participantId, displayName: '', cityId: 'haarlem', sector: 'civic', roles: [], role: 'editor', canEdit: true, canComment: true, canLead: false,
      },
      present: [],
      now: '2026-11-24T09:00:00Z',
    };
  }
}

/** One connection, with what is on its way in both directions. */
export class Connection implements Hub {
  joined = false;
  open = true;
  /** Every call so far, for tests to look at. */
  readonly calls: { name: string; args: unknown[] }[] = [];
  private up: (() => void)[] = [];
  private down: (() => void)[] = [];
  private readonly unanswered = new Set<(error: Error) => void>();

  constructor(private readonly server: ReferenceServer, readonly participantId: string, private readonly listener: HubListener) {}

  join(_boardId: string, since: number | undefined): Promise<Joined> {
    return this.call('join', [since], () => this.server.join(this, since));
  }

  submit(_boardId: string, commands: Command[]): Promise<CommandResult[]> {
    return this.call('submit', [commands], () => commands.map((command) => this.server.decide(this.participantId, command)));
  }

  post(_boardId: string, commands: Command[]): Promise<void> {
    this.calls.push({ name: 'post', args: [commands] });
    this.up.push(() => {
      const refused = commands.map((command) => this.server.decide(this.participantId, command)).filter((result) => result.error);
      if (refused.length > 0) {
        this.send((listener) => listener.refused(boardId, refused));
      }
    });
    return Promise.resolve();
  }

  setPresence(): Promise<void> {
    return Promise.resolve();
  }

  leave(): Promise<void> {
    return Promise.resolve();
  }

  hangUp(): void {
    this.cut();
  }

  /** The server says something. */
  send(say: (listener: HubListener) => void): void {
    this.down.push(() => say(this.listener));
  }

  /** Lets the oldest message from the client reach the server. @returns whether there was one. */
  letUp(): boolean {
    return this.let(this.up);
  }

  /** Lets the oldest message from the server reach the client. */
  letDown(): boolean {
    return this.let(this.down);
  }

  /** Loses the oldest message from the server, as a connection that fell behind does. */
  loseDown(): boolean {
    return this.open && this.down.shift() !== undefined;
  }

  /** Everything that is on its way in either direction is lost. */
  drop(): void {
    if (this.open) {
      this.cut();
      this.listener.closed();
    }
  }

  private let(queue: (() => void)[]): boolean {
    const message = this.open ? queue.shift() : undefined;
    message?.();
    return message !== undefined;
  }

  private call<T>(name: string, args: unknown[], answer: () => T): Promise<T> {
    this.calls.push({ name, args });
    return new Promise<T>((resolve, reject) => {
      if (!this.open) {
        reject(new Error('The connection is closed.'));
        return;
      }
      this.unanswered.add(reject);
      this.up.push(() => {
        const value = answer();
        this.down.push(() => {
          this.unanswered.delete(reject);
          resolve(value);
        });
      });
    });
  }

  private cut(): void {
    this.open = false;
    this.joined = false;
    this.up = [];
    this.down = [];
    this.unanswered.forEach((reject) => reject(new Error('The connection was lost.')));
    this.unanswered.clear();
  }
}
