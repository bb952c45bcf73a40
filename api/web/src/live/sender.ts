import { backoff, inTime, type Clock } from './clock.ts';
import { commandsPerCall, fitting } from './chunks.ts';
import type { Hub } from './hub.ts';
import { newId } from './ids.ts';
import type { Outbox, OutboxEntry } from './outbox.ts';
import type { PendingCommand } from './pending.ts';
import { isFailed, type Command, type CommandBody, type CommandResult, type WireError } from './wire.ts';

/** With no answer for this long, in milliseconds, a call counts as lost. */
export const answerWithin = 20_000;

/**
 * Sends one's own commands and keeps each until it is answered for good.
 *
 * Commands are posted, gathered per turn, and confirmed by their own events. After a connection, and after
 * an answer that says to try again, everything unanswered is *submitted* instead, in order, under the ids it
 * had: a posted command that turns out to have been stored long ago would get no answer at all.
 */
export class Sender {
  /** Unanswered, in order. */
  pending: readonly PendingCommand[] = [];
  /** Refused for good, until the person dismisses them. */
  refused: readonly OutboxEntry[] = [];
  /** Whether what is pending would survive a closed tab. */
  kept = true;

  private hub: Hub | undefined;
  private mode: 'silent' | 'posting' | 'submitting' = 'silent';
  private flushing = false;
  private attempt = 0;
  private lastOrder = 0;
  /** The board's version here; what is stored up to it needs no waiting for. */
  private version = 0;
  private readonly storedAt = new Map<string, number>();
  private stopRetry: (() => void) | undefined;
  private stopWatch: (() => void) | undefined;

  constructor(
    private readonly boardId: string,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly changed: () => void,
    private readonly silence: () => void,
  ) {}

  /** Takes over what earlier visits left. */
  async adopt(): Promise<void> {
    const found = await this.outbox.adopt().catch(() => this.notKept([]));
    const known = new Set([...this.pending.map((item) => item.entry), ...this.refused].map((entry) => entry.commandId));
    const entries = found.filter((entry) => !known.has(entry.commandId));
    if (entries.length === 0) {
      return;
    }
    const waiting = entries.filter((entry) => !entry.refused).map((entry): PendingCommand => ({ entry, progress: 'queued' }));
    this.pending = [...this.pending, ...waiting].sort((a, b) => a.entry.order - b.entry.order);
    this.refused = [...this.refused, ...entries.filter((entry) => entry.refused)];
    this.lastOrder = Math.max(this.lastOrder, ...entries.map((entry) => entry.order));
    this.changed();
  }

  add(command: CommandBody): string {
    const entry: OutboxEntry = { commandId: newId(), order: this.nextOrder(), command };
    this.pending = [...this.pending, { entry, progress: 'queued' }];
    void this.keep(this.outbox.put(entry));
    this.flushAfterTurn();
    this.changed();
    return entry.commandId;
  }

  /** The board is joined: first everything unanswered, then back to posting. */
  connected(hub: Hub): void {
    this.hub = hub;
    this.attempt = 0;
    void this.submitAll();
  }

  /** Sends what was taken over while connected. */
  nudge(): void {
    if (this.mode === 'posting' && this.pending.some((item) => item.progress === 'queued')) {
      void this.submitAll();
    }
  }

  disconnected(): void {
    this.hub = undefined;
    this.mode = 'silent';
    this.stopRetry?.();
    this.stopWatch?.();
    this.stopWatch = undefined;
    for (const item of this.pending) {
      item.progress = item.progress === 'stored' ? 'stored' : 'queued';
    }
  }

  /**
   * Versions up to this one are on the board now, with these commands among the newest.
   * @returns which of one's own thereby became part of the board.
   */
  reached(version: number, commandIds: ReadonlySet<string>): OutboxEntry[] {
    this.version = version;
    const arrived = this.pending.filter((item) =>
      commandIds.has(item.entry.commandId) || (this.storedAt.get(item.entry.commandId) ?? Infinity) <= version);
    for (const { entry } of arrived) {
      this.drop(entry.commandId);
    }
    return arrived.map((item) => item.entry);
  }

  /** Posted commands that were not accepted. */
  heardRefused(results: readonly CommandResult[]): void {
    for (const result of results) {
      this.settle(result);
    }
    this.changed();
    if (this.mode === 'posting' && this.pending.some((item) => item.progress === 'queued')) {
      this.submitLater();
    }
  }

  /** Sends what was refused once more, as a new command. */
  tryAgain(commandId: string): void {
    const entry = this.refused.find((other) => other.commandId === commandId);
    if (entry) {
      this.dismiss(commandId);
      this.add(entry.command);
    }
  }

  dismiss(commandId: string): void {
    this.refused = this.refused.filter((entry) => entry.commandId !== commandId);
    void this.keep(this.outbox.remove(commandId));
    this.changed();
  }

  private flushAfterTurn(): void {
    if (this.mode !== 'posting' || this.flushing) {
      return;
    }
    this.flushing = true;
    this.clock.afterTurn(() => {
      this.flushing = false;
      this.flush();
    });
  }

  private flush(): void {
    const hub = this.hub;
    if (!hub || this.mode !== 'posting') {
      return;
    }
    let queued = this.pending.filter((item) => item.progress === 'queued');
    while (queued.length > 0) {
      const batch = queued.slice(0, fitting(queued.slice(0, commandsPerCall).map(asCommand)));
      batch.forEach((item) => { item.progress = 'sent'; });
      // A post that fails goes with a lost connection, of which the hub tells; should it not, the watch notices.
      hub.post(this.boardId, batch.map(asCommand)).catch(() => this.watch());
      queued = queued.slice(batch.length);
    }
    this.watch();
  }

  private async submitAll(): Promise<void> {
    const hub = this.hub;
    if (!hub || this.mode === 'submitting') {
      return;
    }
    this.mode = 'submitting';
    this.stopRetry?.();
    let next: PendingCommand[];
    const done = new Set<string>();
    while ((next = this.pending.filter((item) => item.progress !== 'stored' && !done.has(item.entry.commandId)).slice(0, commandsPerCall)).length > 0) {
      const batch = next.slice(0, fitting(next.map(asCommand)));
      batch.forEach((item) => { item.progress = 'sent'; });
      const answer = await inTime(this.clock, answerWithin, hub.submit(this.boardId, batch.map(asCommand))).catch(() => undefined);
      if (this.hub !== hub) {
        return;
      }
      const results = answer === undefined ? batch.map(unanswered) : isFailed(answer)
        ? batch.map((item) => ({ commandId: item.entry.commandId, error: answer.error })) : answer;
      results.forEach((result) => this.settle(result));
      this.changed();
      if (batch.some((item) => item.progress === 'queued')) {
        this.mode = 'silent';
        this.submitLater();
        return;
      }
      batch.forEach((item) => done.add(item.entry.commandId));
    }
    this.attempt = 0;
    this.mode = 'posting';
    this.watch();
  }

  private submitLater(): void {
    // Nothing is posted in the meantime: what builds on a command that has to wait would be refused.
    this.mode = 'silent';
    this.stopRetry?.();
    this.stopRetry = this.clock.after(backoff(this.attempt++, this.clock), () => void this.submitAll());
  }

  private settle(result: CommandResult): void {
    const index = this.pending.findIndex((other) => other.entry.commandId === result.commandId);
    const item = this.pending[index];
    if (!item) {
      return;
    }
    if (!result.error) {
      this.stored(item, result.version!);
    } else if (result.error.retry) {
      item.progress = 'queued';
    } else if (this.pending.slice(0, index).some((earlier) => earlier.progress === 'queued')) {
      this.reissue(item);
    } else {
      this.refuse(item, result.error);
    }
  }

  private stored(item: PendingCommand, version: number): void {
    if (version <= this.version) {
      this.drop(item.entry.commandId);
      return;
    }
    item.progress = 'stored';
    this.storedAt.set(item.entry.commandId, version);
    void this.keep(this.outbox.remove(item.entry.commandId));
  }

  /**
   * Refused, perhaps only because an earlier one that it builds on has to be sent again. A refusal leaves
   * nothing behind but is remembered under its id, so it goes again after that one under a new id.
   */
  private reissue(item: PendingCommand): void {
    const entry: OutboxEntry = { ...item.entry, commandId: newId() };
    this.pending = this.pending.map((other) => other === item ? { entry, progress: 'queued' } : other);
    void this.keep(this.outbox.put(entry).then(() => this.outbox.remove(item.entry.commandId)));
  }

  private refuse(item: PendingCommand, error: WireError): void {
    const entry: OutboxEntry = { ...item.entry, refused: error };
    this.pending = this.pending.filter((other) => other !== item);
    this.refused = [...this.refused, entry];
    void this.keep(this.outbox.put(entry));
  }

  private drop(commandId: string): void {
    this.pending = this.pending.filter((item) => item.entry.commandId !== commandId);
    if (!this.storedAt.delete(commandId)) {
      void this.keep(this.outbox.remove(commandId));
    }
  }

  /** Notices when the oldest command gets no answer at all, although the connection seems to be there. */
  private watch(): void {
    const oldest = this.pending[0];
    if (this.stopWatch || !oldest) {
      return;
    }
    this.stopWatch = this.clock.after(answerWithin, () => {
      this.stopWatch = undefined;
      if (this.pending[0] === oldest && this.mode === 'posting') {
        this.silence();
      } else {
        this.watch();
      }
    });
  }

  /** Rising, also after a visit whose clock was ahead. */
  private nextOrder(): number {
    this.lastOrder = Math.max(this.lastOrder + 1, this.clock.now().getTime() * 1000);
    return this.lastOrder;
  }

  private async keep(done: Promise<void>): Promise<void> {
    await done.catch(() => this.notKept(undefined));
  }

  private notKept<T>(value: T): T {
    this.kept = false;
    this.changed();
    return value;
  }
}

function asCommand(item: PendingCommand): Command {
  return { ...item.entry.command, commandId: item.entry.commandId };
}

function unanswered(item: PendingCommand): CommandResult {
  return { commandId: item.entry.commandId, error: { code: 'unavailable', message: 'The call was not answered.', retry: true } };
}
