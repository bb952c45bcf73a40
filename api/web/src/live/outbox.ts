import type { CommandBody, WireError } from './wire.ts';

/** A command of this person that the server has not confirmed yet, or has refused. */
export interface OutboxEntry {
  readonly commandId: string;
  /** Rising within a board, also over tabs and visits: entries are sent in this order. */
  readonly order: number;
  readonly command: CommandBody;
  /** Why the server refused it; kept until the person has seen it, so that nothing typed is lost. */
  readonly refused?: WireError;
}

/** Where unconfirmed commands of one person on one board survive a closed tab. */
export interface Outbox {
  /**
   * Takes over what earlier tabs left behind, in order; never what a living tab is looking after. Should two
   * tabs ever take the same entry, it is sent twice with one id, which the server answers as once.
   */
  adopt(): Promise<OutboxEntry[]>;
  put(entry: OutboxEntry): Promise<void>;
  remove(commandId: string): Promise<void>;
}
