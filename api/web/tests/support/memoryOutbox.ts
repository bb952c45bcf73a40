import type { Outbox, OutboxEntry } from '../../src/live/outbox.ts';

/** What a browser keeps, shared by the visits of one person to one board. */
export class MemoryOutbox implements Outbox {
  readonly entries = new Map<string, OutboxEntry>();

  adopt(): Promise<OutboxEntry[]> {
    return Promise.resolve([...this.entries.values()].sort((a, b) => a.order - b.order));
  }

  put(...entries: OutboxEntry[]): Promise<void> {
    entries.forEach((entry) => this.entries.set(entry.commandId, entry));
    return Promise.resolve();
  }

  remove(commandId: string): Promise<void> {
    this.entries.delete(commandId);
    return Promise.resolve();
  }
}

/** The control: remembers nothing, as if it were cleared with each visit. */
export class ForgetfulOutbox extends MemoryOutbox {
  override adopt(): Promise<OutboxEntry[]> {
    return Promise.resolve([]);
  }
}
