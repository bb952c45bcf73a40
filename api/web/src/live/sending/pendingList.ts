import type { Clock } from '../clock.ts';
import { newId } from '../ids.ts';
import type { Outbox, OutboxEntry } from '../outbox.ts';
import type { PendingCommand } from '../pending.ts';
import type { CommandBody, WireError } from '../wire.ts';

/** What is typed is written after so many milliseconds at the latest, not for each key. */
const gathered = 250;

/** One's own commands that are not on the board yet, and refused ones, kept in the outbox as they change. */
export class PendingList {
  /** Unanswered, in order. */
  items: readonly PendingCommand[] = [];
  /** Refused for good, until the person dismisses them. */
  refused: readonly OutboxEntry[] = [];
  /** Whether what is pending would survive a closed tab. */
  kept = true;

  private lastOrder = 0;
  /** Every id that was ever here: what is being removed must not be found again. */
  private readonly met = new Set<string>();
  private readonly late = new Map<string, OutboxEntry>();
  private stopLate: (() => void) | undefined;

  constructor(private readonly outbox: Outbox, private readonly clock: Clock, private readonly changed: () => void) {}

  /** What earlier visits left that is not here yet, in order. */
  async found(): Promise<OutboxEntry[]> {
    const found = await this.outbox.adopt().catch(() => this.notKept([] as OutboxEntry[]));
    const fresh = found.filter((entry) => !this.met.has(entry.commandId));
    fresh.forEach((entry) => this.met.add(entry.commandId));
    this.lastOrder = Math.max(this.lastOrder, ...fresh.map((entry) => entry.order));
    return fresh;
  }

  /** Puts these among the others, each where its order says or among the refused. */
  take(entries: readonly OutboxEntry[]): void {
    const waiting = entries.filter((entry) => !entry.refused).map((entry): PendingCommand => ({ entry, progress: 'queued', tried: true }));
    this.items = [...this.items, ...waiting].sort((a, b) => a.entry.order - b.entry.order);
    this.refused = [...this.refused, ...entries.filter((entry) => entry.refused)];
    this.changed();
  }

  append(command: CommandBody, more: Partial<OutboxEntry> = {}): PendingCommand {
    const entry: OutboxEntry = { commandId: newId(), order: this.nextOrder(), command, ...more };
    const item: PendingCommand = { entry, progress: 'queued', tried: false };
    this.met.add(entry.commandId);
    this.items = [...this.items, item];
    if (command.type === 'editCardText') {
      this.writeSoon([entry]);
    } else {
      this.write([entry]);
    }
    this.changed();
    return item;
  }

  /** Puts other contents under the ids that are there, pending or refused. */
  update(entries: readonly OutboxEntry[]): void {
    const byId = new Map(entries.map((entry) => [entry.commandId, entry]));
    for (const item of this.items) {
      item.entry = byId.get(item.entry.commandId) ?? item.entry;
    }
    this.refused = this.refused.map((entry) => byId.get(entry.commandId) ?? entry);
    this.writeSoon(entries);
    this.changed();
  }

  /** Gives it another id, because a refusal is remembered under the old one. */
  reissue(item: PendingCommand): string {
    const entry: OutboxEntry = { ...item.entry, commandId: newId() };
    const old = item.entry.commandId;
    this.met.add(entry.commandId);
    this.items = this.items.map((other) => other === item ? { entry, progress: 'queued', tried: false } : other);
    this.write([entry]);
    this.remove(old);
    return entry.commandId;
  }

  refuse(item: PendingCommand, error: WireError, more: Partial<OutboxEntry> = {}): void {
    const entry: OutboxEntry = { ...item.entry, ...more, refused: error };
    this.items = this.items.filter((other) => other !== item);
    this.refused = [...this.refused, entry];
    this.write([entry]);
  }

  /** They are done with. */
  drop(commandIds: readonly string[]): void {
    const gone = new Set(commandIds);
    this.items = this.items.filter((item) => !gone.has(item.entry.commandId));
    this.refused = this.refused.filter((entry) => !gone.has(entry.commandId));
    commandIds.forEach((commandId) => this.remove(commandId));
    this.changed();
  }

  write(entries: readonly OutboxEntry[]): void {
    entries.forEach((entry) => this.late.set(entry.commandId, entry));
    this.writeLate();
  }

  writeSoon(entries: readonly OutboxEntry[]): void {
    entries.forEach((entry) => this.late.set(entry.commandId, entry));
    this.stopLate ??= this.clock.after(gathered, () => this.writeLate());
  }

  /** Writes now what would be written soon. */
  writeLate(): void {
    this.stopLate?.();
    this.stopLate = undefined;
    const entries = [...this.late.values()];
    this.late.clear();
    if (entries.length > 0) {
      void this.keep(this.outbox.put(...entries));
    }
  }

  /** What follows an edit is written on its new version before the edit goes: the other way round it would count as someone else's. */
  remove(commandId: string): void {
    this.late.delete(commandId);
    this.writeLate();
    void this.keep(this.outbox.remove(commandId));
  }

  /** Rising, also after a visit whose clock was ahead. */
  nextOrder(): number {
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
