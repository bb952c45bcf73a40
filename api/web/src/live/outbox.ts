import type { CommandBody, WireError } from './wire.ts';

/** A command of this person that the server has not confirmed yet, or has refused. */
export interface OutboxEntry {
  readonly commandId: string;
  /** Rising within a board, also over tabs and visits: entries are sent in this order. */
  readonly order: number;
  /** Of an edit of a card's text: the operation as it is on that text at `baseVersion`, after this line's earlier edits of it. */
  readonly command: CommandBody;
  /** Of an edit of a card's text: the visit it was typed in. Its edits follow one another; those of two visits were made side by side. */
  readonly line?: string;
  /** Why the server refused it; kept until the person has seen it, so that nothing typed is lost. */
  readonly refused?: WireError;
  /** Of a refused edit: the whole text as its person had it, to read and to copy. */
  readonly text?: string;
  /** Of a refused edit: what happened since is not known, so it cannot be tried again; only its text is left. */
  readonly apart?: boolean;
}

/** Where unconfirmed commands of one person on one board survive a closed tab. */
export interface Outbox {
  /**
   * Takes over what earlier tabs left behind, in order; never what a living tab is looking after. Should two
   * tabs ever take the same entry, it is sent twice with one id, which the server answers as once.
   */
  adopt(): Promise<OutboxEntry[]>;
  /** All of them or none: edits of one text that follow one another are of no use apart. */
  put(...entries: OutboxEntry[]): Promise<void>;
  remove(commandId: string): Promise<void>;
}
