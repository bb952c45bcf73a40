import { apply, invert } from '../../text/apply.ts';
import { compose } from '../../text/compose.ts';
import { inserted, isNothing, nothing, type TextOperation } from '../../text/operation.ts';
import { newId } from '../ids.ts';
import type { OutboxEntry } from '../outbox.ts';
import type { PendingCommand } from '../pending.ts';
import type { BoardEvent, EditCardText, WireError } from '../wire.ts';
import { comesAfterEdits } from './order.ts';
import type { PendingList } from './pendingList.ts';
import { rebase, textChanges, type TextChange } from './rebase.ts';

type EditEntry = OutboxEntry & { readonly command: EditCardText };

/** What was typed in a card came to nothing. */
export interface RefusedTyping {
  readonly cardId: string;
  readonly commandIds: readonly string[];
  /** The text as it was shown with it, and as it is without it. */
  readonly was: string;
  readonly now: string;
  /** From the one to the other. */
  readonly shown: TextOperation;
}

/** The text that is shown of a card changed, and not because its person is typing in it. */
export type Shifted = (cardId: string, operation: TextOperation) => void;

/**
 * What was typed and is not on the board yet. Of each card the pending edits follow one another on the server's text as
 * it is known here, so they can be shown and sent (again) at any time. `baseVersion` says from where on
 * events have yet to be taken into account, so that one can safely be heard twice.
 */
export class TextEdits {
  private readonly line = newId();
  /** By earlier visit: its edits, until they are on the version that is known here. */
  private readonly strays = new Map<string, EditEntry[]>();

  constructor(private readonly list: PendingList, private readonly shifted: Shifted) {}

  /** Whether anything is here that events must not pass by. */
  get any(): boolean {
    return this.strays.size > 0 || [...this.list.items.map((item) => item.entry), ...this.list.refused].some((entry) => isEdit(entry) && !entry.apart);
  }

  /** The oldest version that something of an earlier visit was made on. */
  get oldest(): number | undefined {
    const versions = [...this.strays.values()].flat().map((entry) => entry.command.baseVersion);
    return versions.length > 0 ? Math.min(...versions) : undefined;
  }

  /** Where something was typed that is not on the board yet. */
  get cards(): Set<string> {
    return new Set(this.list.items.map((item) => item.entry).filter(isEdit).map((entry) => entry.command.cardId));
  }

  /** What is typed in a card and not on the board yet; each on the text with those before it. */
  pendingIn(cardId: string): TextOperation[] {
    return this.chainOf(cardId).map((entry) => entry.command.operation);
  }

  /** Takes an operation on the text as it is shown. @returns the id of the command that it goes with. */
  edit(cardId: string, operation: TextOperation, version: number): string {
    const last = this.list.items.findLast((item) => isEditOf(item.entry, cardId) || comesAfterEdits(item.entry.command, cardId));
    if (!last || last.tried || last.progress !== 'queued' || !isEditOf(last.entry, cardId)) {
      return this.list.append({ type: 'editCardText', cardId, baseVersion: version, operation }, { line: this.line }).entry.commandId;
    }
    const both = compose(last.entry.command.operation, operation);
    if (isNothing(both)) {
      this.list.drop([last.entry.commandId]);
    } else {
      this.list.update([withOperation(last.entry, both)]);
    }
    return last.entry.commandId;
  }

  /** Takes edits of earlier visits; they wait for the events since. */
  stray(entries: readonly OutboxEntry[]): void {
    for (const entry of entries.filter(isEdit)) {
      // A refused one follows nothing and nothing follows it.
      const line = entry.refused ? `refused ${entry.commandId}` : entry.line ?? '';
      this.strays.set(line, [...(this.strays.get(line) ?? []), entry]);
    }
  }

  /** An event that is news here. One's own edit is on the board with it; all others go before what is pending. */
  heard(event: BoardEvent): void {
    const own = this.pendingEdit(event.commandId);
    for (const change of textChanges(event)) {
      this.passRefused(change, event.commandId);
      if (!own) {
        this.pass(change);
      }
    }
    if (own) {
      const rest = this.chainOf(own.command.cardId).filter((entry) => entry.commandId !== own.commandId);
      this.list.update(rest.map((entry) => withOperation(entry, entry.command.operation, event.version)));
    }
    this.heardAgain(event);
  }

  /** An event that the board here has already, for what earlier visits left. */
  heardAgain(event: BoardEvent): void {
    for (const [line, entries] of this.strays) {
      const own = entries.find((entry) => entry.commandId === event.commandId);
      if (own) {
        this.list.remove(own.commandId);
        this.strays.set(line, entries.filter((entry) => entry !== own).map((entry) =>
          entry.command.cardId === own.command.cardId ? withOperation(entry, entry.command.operation, event.version) : entry));
      } else {
        this.strays.set(line, textChanges(event).reduce(passed, entries));
      }
    }
  }

  /** What earlier visits left is on the board's version now: it joins what is pending. */
  join(version: number): void {
    const lines = [...this.strays.values()];
    this.strays.clear();
    for (const entries of lines) {
      this.list.take(entries.filter((entry) => entry.refused));
      const pending = entries.filter((entry) => !entry.refused);
      for (const cardId of new Set(pending.map((entry) => entry.command.cardId))) {
        this.place(pending.filter((entry) => entry.command.cardId === cardId), cardId, version);
      }
    }
  }

  /** Sends what was refused once more, if what happened since is known. @returns whether it does. */
  tryAgain(entry: OutboxEntry, version: number): boolean {
    if (!isEdit(entry) || entry.apart) {
      return false;
    }
    const { cardId } = entry.command;
    const operation = this.afterPending(cardId, [entry.command.operation])[0]!;
    if (!isNothing(operation)) {
      this.edit(cardId, operation, version);
      this.shifted(cardId, operation);
    }
    return true;
  }

  /** An edit is refused, and with it what was typed on top of it. @param serverText the card's text without them, if there is one. */
  refuse(item: PendingCommand, error: WireError, serverText: string | undefined): RefusedTyping {
    const { cardId } = item.entry.command as EditCardText;
    const chain = this.chainOf(cardId);
    const operation = this.pendingIn(cardId).reduce(compose, nothing);
    const text = serverText === undefined ? inserted(operation) : apply(operation, serverText);
    this.list.refuse(item, error, { command: { ...(item.entry as EditEntry).command, operation }, text });
    this.list.drop(chain.map((entry) => entry.commandId).filter((commandId) => commandId !== item.entry.commandId));
    const now = serverText ?? '';
    return {
      cardId, commandIds: chain.map((entry) => entry.commandId), was: text, now,
      shown: serverText === undefined ? nothing : invert(operation, serverText),
    };
  }

  /** The card itself is refused: what was typed in it since goes with it. @returns the ids of those edits, and the text. */
  withdraw(cardId: string, text: string): { commandIds: string[]; text: string } {
    const chain = this.chainOf(cardId);
    this.list.drop(chain.map((entry) => entry.commandId));
    return { commandIds: chain.map((entry) => entry.commandId), text: chain.reduce((all, entry) => apply(entry.command.operation, all), text) };
  }

  /**
   * What happened since cannot be read any more: what was typed is offered as refused.
   *
   * @param all also what is pending here; otherwise only what earlier visits left.
   */
  setApart(error: WireError, all: boolean): void {
    const strays = [...this.strays.values()].flat();
    this.strays.clear();
    this.list.take(strays.map((entry) => apart(entry, error)));
    this.list.write(strays.map((entry) => apart(entry, error)));
    if (all) {
      for (const item of this.list.items.filter((one) => isEdit(one.entry))) {
        if (item.progress === 'stored') {
          this.list.drop([item.entry.commandId]);
        } else {
          this.list.refuse(item, error, apart(item.entry as EditEntry, error));
        }
      }
      this.list.update(this.list.refused.filter(isEdit).map((entry) => apart(entry, error)));
    }
  }

  private place(entries: readonly EditEntry[], cardId: string, version: number): void {
    const beside = this.chainOf(cardId).length > 0;
    const operations = this.afterPending(cardId, entries.map((entry) => entry.command.operation));
    const placed = entries.map((entry, index): EditEntry => ({
      ...withOperation(entry, operations[index]!, version), line: this.line, order: beside ? this.list.nextOrder() : entry.order,
    }));
    this.list.take(placed);
    this.list.write(placed);
    operations.forEach((operation) => this.shifted(cardId, operation));
  }

  /** Operations on the server's text, as they are after all that is pending. */
  private afterPending(cardId: string, operations: readonly TextOperation[]): readonly TextOperation[] {
    return this.chainOf(cardId).reduce((chain, entry) => rebase(chain, entry.command.operation).chain, operations);
  }

  private pass(change: TextChange): void {
    const chain = this.chainOf(change.cardId).filter((entry) => entry.command.baseVersion < change.version);
    const { chain: after, shown } = rebase(chain.map((entry) => entry.command.operation), change.operation);
    if (chain.length > 0) {
      this.list.update(chain.map((entry, index) => withOperation(entry, after[index]!, change.version)));
    }
    this.shifted(change.cardId, shown);
  }

  private passRefused(change: TextChange, commandId: string): void {
    const refused = this.list.refused.filter((entry) => isEdit(entry) && !entry.apart && entry.commandId !== commandId) as EditEntry[];
    // Each was refused on its own: they do not follow one another.
    const after = refused.flatMap((entry) => passed([entry], change)).filter((entry) => !refused.includes(entry));
    if (after.length > 0) {
      this.list.update(after);
    }
  }

  private chainOf(cardId: string): EditEntry[] {
    return this.list.items.map((item) => item.entry).filter((entry): entry is EditEntry => isEditOf(entry, cardId));
  }

  private pendingEdit(commandId: string): EditEntry | undefined {
    return this.list.items.map((item) => item.entry).filter(isEdit).find((entry) => entry.commandId === commandId);
  }
}

function isEdit(entry: OutboxEntry): entry is EditEntry {
  return entry.command.type === 'editCardText';
}

function isEditOf(entry: OutboxEntry, cardId: string): entry is EditEntry {
  return isEdit(entry) && entry.command.cardId === cardId;
}

function withOperation(entry: EditEntry, operation: TextOperation, baseVersion = entry.command.baseVersion): EditEntry {
  return { ...entry, command: { ...entry.command, operation, baseVersion } };
}

function apart(entry: EditEntry, error: WireError): EditEntry {
  return { ...entry, apart: true, refused: entry.refused ?? error, text: entry.text ?? inserted(entry.command.operation) };
}

/** Edits of one line after a change that came before them. */
function passed(entries: EditEntry[], change: TextChange): EditEntry[] {
  const behind = entries.filter((entry) => entry.command.cardId === change.cardId && entry.command.baseVersion < change.version);
  const { chain } = rebase(behind.map((entry) => entry.command.operation), change.operation);
  return entries.map((entry) => {
    const index = behind.indexOf(entry);
    return index < 0 ? entry : withOperation(entry, chain[index]!, change.version);
  });
}
