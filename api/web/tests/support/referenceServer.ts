import { fold } from '../../src/live/fold.ts';
import type { Hub, HubListener } from '../../src/live/hub.ts';
import { toSnapshot, type BoardState } from '../../src/live/state.ts';
import type { BoardEvent, BoardSnapshot, Command, CommandResult, Joined, Presence, WireError } from '../../src/live/wire.ts';
import { at, boardId } from './referenceConstants.ts';
import { ReferenceDecider, seenBy, viewOf } from './referenceDecider.ts';

export { boardId, notFound, unavailable } from './referenceConstants.ts';

/**
 * The simplest server that keeps the protocol: one list of events. Everything between it and a client is
 * held in hand until a test lets it through, in order for each direction of each connection.
 */
export class ReferenceServer {
  readonly events: BoardEvent[] = [];
  readonly connections: Connection[] = [];
  readonly decider: ReferenceDecider;
  /** Decides what a command comes to, when a test wants something else than the usual. */
  verdict: (command: Command) => WireError | undefined = () => undefined;
  /** Whether a command that was sent before is recognised; only a control turns this off. */
  remembers = true;
  reachable = true;
  /** Dials that begin now come through once this is done. */
  dialling: Promise<void> | undefined;
  /** Whoever joins with a version before this one gets a snapshot. */
  joinsFrom = 0;
  /** What reading stored events comes to: they are given, or refused for good, or the server cannot be asked. */
  reading: 'given' | 'refused' | 'failing' = 'given';
  present: Presence[] = [];
  readonly refusals: WireError[] = [];
  private readonly refusedBefore = new Map<string, WireError>();
  private readonly versions = new Map<string, number>();
  private readonly views = new Map<string, BoardState>();

  constructor() {
    this.events.push({
      version: 1, at: '2026-11-24T08:00:00Z', by: 'network', commandId: 'opening', type: 'boardOpened', title: 'Board', visibility: 'network',
      zones: [{ zoneId: 'z1', title: 'One' }, { zoneId: 'z2', title: 'Two' }],
    });
    this.decider = new ReferenceDecider(this.events, (participantId) => this.viewFor(participantId));
  }

  /** As someone sees it who has nothing of their own on it. */
  get snapshot(): BoardSnapshot {
    return this.snapshotFor('');
  }

  snapshotFor(participantId: string): BoardSnapshot {
    return toSnapshot(this.viewFor(participantId));
  }

  readEvents(participantId: string, after: number, upTo: number): Promise<BoardEvent[] | undefined> {
    return this.reading === 'failing' || !this.reachable ? Promise.reject(new Error('There is no connection.'))
      : Promise.resolve(this.reading === 'refused' ? undefined : this.events.slice(after, upTo).map((event) => seenBy(event, participantId)));
  }

  /** Dials for one participant. */
  dialFor(participantId: string): (listener: HubListener) => Promise<Hub> {
    return async (listener) => {
      if (!this.reachable) {
        throw new Error('There is no connection.');
      }
      await this.dialling;
      const connection = new Connection(this, participantId, listener);
      this.connections.push(connection);
      return connection;
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
    const outcome = this.refusedBefore.get(commandId) ?? this.verdict(command) ?? this.decider.decide(by, command);
    if ('code' in outcome) {
      this.refusals.push(outcome);
      if (!outcome.retry && this.remembers) {
        this.refusedBefore.set(commandId, outcome);
      }
      return { commandId, error: outcome };
    }
    const event: BoardEvent = { ...outcome, version: this.events.length + 1, at, by, commandId };
    for (const participantId of this.views.keys()) {
      this.views.set(participantId, fold(this.viewFor(participantId), seenBy(event, participantId)));
    }
    this.events.push(event);
    this.versions.set(commandId, event.version);
    for (const connection of this.connections.filter((one) => one.joined)) {
      connection.send((listener) => listener.boardEvents(boardId, [seenBy(event, connection.participantId)]));
    }
    return { commandId, version: event.version };
  }

  join(connection: Connection, since: number | undefined): Joined {
    connection.joined = true;
    const { participantId } = connection;
    return {
      version: this.events.length,
      ...(since === undefined || since < this.joinsFrom ? { snapshot: this.snapshotFor(participantId) }
        : { events: this.events.slice(since).map((event) => seenBy(event, participantId)) }),
      you: {
        presenceId: 'here', participantId, displayName: '', cityId: 'haarlem', sector: 'civic', roles: [], role: 'editor', canEdit: true, canComment: true, canLead: false,
      },
      present: this.present,
      now: at,
    };
  }

  private viewFor(participantId: string): BoardState {
    const view = this.views.get(participantId) ?? viewOf(this.events, participantId);
    this.views.set(participantId, view);
    return view;
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
