import { isNothing, type TextOperation } from '../text/operation.ts';
import { answerWithin, inTime, waitFor, type Clock } from './clock.ts';
import { commandsPerCall, fitting } from './chunks.ts';
import type { Hub } from './hub.ts';
import type { Outbox, OutboxEntry } from './outbox.ts';
import type { PendingCommand } from './pending.ts';
import type { Replica } from './receiving/replica.ts';
import { sendable } from './sending/order.ts';
import { PendingList } from './sending/pendingList.ts';
import { TextEdits, type RefusedTyping } from './sending/textEdits.ts';
import type { History } from './undo/history.ts';
import { isFailed, type BoardEvent, type Command, type CommandBody, type CommandResult, type WireError } from './wire.ts';

/** What the sender needs to know of the board, and tells of it. */
export interface SenderContext {
  readonly boardId: string;
  readonly outbox: Outbox;
  readonly clock: Clock;
  readonly replica: Replica;
  /** Is told what becomes of commands. */
  readonly history: Pick<History, 'refused' | 'renamed'>;
  changed(): void;
  /** The connection does not answer, or events are missing: join again. */
  rejoin(): void;
  /** The shown text of a card changed, and not by typing. */
  shifted(cardId: string, operation: TextOperation): void;
  typingRefused(typing: RefusedTyping): void;
}

/**
 * Sends one's own commands and keeps each until it is answered for good.
 *
 * Commands are posted, gathered per turn, and confirmed by their own events. After a connection, and after
 * an answer that says to try again, everything unanswered is *submitted* instead, in order, under the ids it
 * had: a posted command that turns out to have been stored long ago would get no answer at all.
 */
export class Sender {
  readonly list: PendingList;
  readonly edits: TextEdits;

  private hub: Hub | undefined;
  private mode: 'silent' | 'posting' | 'submitting' = 'silent';
  private flushing = false;
  private attempt = 0;
  private readonly storedAt = new Map<string, number>();
  private stopRetry: (() => void) | undefined;
  private stopWatch: (() => void) | undefined;

  constructor(private readonly context: SenderContext) {
    this.list = new PendingList(context.outbox, context.clock, () => context.changed());
    this.edits = new TextEdits(this.list, (cardId, operation) => context.shifted(cardId, operation));
  }

  /** Takes over what earlier visits left. @returns whether some of it has to be brought up to date by joining before it can go. */
  async adopt(): Promise<boolean> {
    const found = await this.list.found();
    this.edits.stray(found);
    this.list.take(found.filter((entry) => entry.command.type !== 'editCardText'));
    return this.edits.oldest !== undefined;
  }

  add(command: CommandBody): string {
    const { commandId } = this.list.append(command).entry;
    this.flushAfterTurn();
    return commandId;
  }

  editText(cardId: string, operation: TextOperation): string {
    const commandId = this.edits.edit(cardId, operation, this.context.replica.version);
    this.flushAfterTurn();
    return commandId;
  }

  /** The board is joined: first everything unanswered, then back to posting. */
  connected(hub: Hub): void {
    this.hub = hub;
    this.attempt = 0;
    this.edits.join(this.context.replica.version);
    void this.submitAll();
  }

  /** Sends what was taken over while connected. */
  nudge(): void {
    if (this.mode === 'posting' && sendable(this.list.items).length > 0) {
      void this.submitAll();
    }
  }

  disconnected(): void {
    this.hub = undefined;
    this.mode = 'silent';
    this.stopRetry?.();
    this.stopWatch?.();
    this.stopWatch = undefined;
    this.list.writeLate();
    this.queueAll();
  }

  /** An event that is on the board now. @returns one's own command that it answers, if it does. */
  heard(event: BoardEvent): OutboxEntry | undefined {
    this.edits.heard(event);
    const item = this.list.items.find((other) => other.entry.commandId === event.commandId);
    if (item) {
      this.drop(item);
    }
    return item?.entry;
  }

  /** Versions up to this one are on the board now. */
  reached(version: number): void {
    for (const item of this.list.items.filter((other) => (this.storedAt.get(other.entry.commandId) ?? Infinity) <= version)) {
      this.drop(item);
    }
    if (this.list.items.length > 0) {
      this.flushAfterTurn();
    }
  }

  /** Posted commands that were not accepted. */
  heardRefused(results: readonly CommandResult[]): void {
    for (const result of results) {
      this.settle(result);
    }
    this.context.changed();
    if (this.mode === 'posting' && sendable(this.list.items).length > 0) {
      this.submitLater(results);
    }
  }

  /** Sends what was refused once more, as a new command. */
  tryAgain(commandId: string): void {
    const entry = this.list.refused.find((other) => other.commandId === commandId);
    if (!entry) {
      return;
    }
    if (entry.command.type !== 'editCardText') {
      this.list.drop([commandId]);
      this.add(entry.command);
    } else if (this.edits.tryAgain(entry, this.context.replica.version)) {
      this.list.drop([commandId]);
      this.flushAfterTurn();
    }
  }

  dismiss(commandId: string): void {
    this.list.drop([commandId]);
  }

  private queueAll(): void {
    for (const item of this.list.items) {
      item.progress = item.progress === 'stored' ? 'stored' : 'queued';
    }
  }

  private flushAfterTurn(): void {
    if (this.mode !== 'posting' || this.flushing) {
      return;
    }
    this.flushing = true;
    this.context.clock.afterTurn(() => {
      this.flushing = false;
      this.flush();
    });
  }

  private flush(): void {
    const hub = this.hub;
    if (!hub || this.mode !== 'posting') {
      return;
    }
    let batch: PendingCommand[];
    while ((batch = this.nextBatch(new Set())).length > 0) {
      // A post that fails goes with a lost connection, of which the hub tells; should it not, the watch notices.
      hub.post(this.context.boardId, batch.map(asCommand)).catch(() => this.watch());
    }
    this.watch();
  }

  /** What goes in the next call; on its way from now on. */
  private nextBatch(done: ReadonlySet<string>): PendingCommand[] {
    const pointless = this.list.items.filter((item) => !item.tried && item.entry.command.type === 'editCardText' && isNothing(item.entry.command.operation));
    if (pointless.length > 0) {
      this.list.drop(pointless.map((item) => item.entry.commandId));
    }
    const next = sendable(this.list.items).filter((item) => !done.has(item.entry.commandId)).slice(0, commandsPerCall);
    next.forEach((item) => this.base(item));
    const batch = next.slice(0, fitting(next.map(asCommand)));
    batch.forEach((item) => {
      item.progress = 'sent';
      item.tried = true;
    });
    if (batch.some((item) => item.entry.command.type === 'editCardText')) {
      // What is typed from now on follows this one: it must not be kept without it.
      this.list.writeLate();
    }
    return batch;
  }

  /** An edit that is pending is always on the newest text here, so it goes with the newest version: that is never too old. */
  private base(item: PendingCommand): void {
    const { command } = item.entry;
    if (command.type === 'editCardText') {
      item.entry = { ...item.entry, command: { ...command, baseVersion: this.context.replica.version } };
    }
  }

  private async submitAll(): Promise<void> {
    const hub = this.hub;
    if (!hub || this.mode === 'submitting') {
      return;
    }
    this.mode = 'submitting';
    this.stopRetry?.();
    this.queueAll();
    let batch: PendingCommand[];
    const done = new Set<string>();
    while ((batch = this.nextBatch(done)).length > 0) {
      const sent = batch.map((item) => item.entry.commandId);
      const answer = await inTime(this.context.clock, answerWithin, hub.submit(this.context.boardId, batch.map(asCommand))).catch(() => undefined);
      if (this.hub !== hub) {
        return;
      }
      const results = answer === undefined ? sent.map(unanswered) : isFailed(answer)
        ? sent.map((commandId) => ({ commandId, error: answer.error })) : answer;
      results.forEach((result) => this.settle(result));
      this.context.changed();
      if (batch.some((item) => item.progress === 'queued')) {
        this.submitLater(results);
      }
      if (this.waits()) {
        return;
      }
      sent.forEach((commandId) => done.add(commandId));
    }
    this.attempt = 0;
    this.mode = 'posting';
    this.flush();
  }

  private waits(): boolean {
    return this.mode === 'silent';
  }

  private submitLater(results: readonly CommandResult[]): void {
    // Nothing is posted in the meantime: what builds on a command that has to wait would be refused.
    this.mode = 'silent';
    this.stopRetry?.();
    this.stopRetry = this.context.clock.after(waitFor(askedToWait(results), this.attempt++, this.context.clock), () => void this.submitAll());
  }

  private settle(result: CommandResult): void {
    const index = this.list.items.findIndex((other) => other.entry.commandId === result.commandId);
    const item = this.list.items[index];
    if (!item) {
      return;
    }
    const { error } = result;
    if (!error) {
      this.stored(item, result.version!);
    } else if (error.retry) {
      item.progress = 'queued';
    } else if (error.code === 'conflict' && error.field === 'baseVersion') {
      // Too long ago for the server: read on, and with what that changes it goes again after the join.
      this.reissue(item);
      this.mode = 'silent';
      this.context.rejoin();
    } else if (this.list.items.slice(0, index).some(isWaitedFor)) {
      this.reissue(item);
    } else {
      this.refuse(item, error);
    }
  }

  private stored(item: PendingCommand, version: number): void {
    if (version <= this.context.replica.version) {
      this.drop(item);
      return;
    }
    item.progress = 'stored';
    this.storedAt.set(item.entry.commandId, version);
    if (item.entry.command.type !== 'editCardText') {
      this.list.remove(item.entry.commandId);
    }
    // An edit stays in the outbox until its event is here: what was typed on top of it would be taken for typed beside it.
  }

  /**
   * Refused, perhaps only because an earlier one that it builds on has to be sent again. A refusal leaves
   * nothing behind but is remembered under its id, so it goes again after that one under a new id.
   */
  private reissue(item: PendingCommand): void {
    const { commandId } = item.entry;
    this.context.history.renamed(commandId, this.list.reissue(item));
  }

  private refuse(item: PendingCommand, error: WireError): void {
    const { command, commandId } = item.entry;
    if (command.type === 'editCardText') {
      this.context.typingRefused(this.edits.refuse(item, error, this.context.replica.textOf(command.cardId)));
    } else if (command.type === 'addCard') {
      const typed = this.edits.withdraw(command.cardId, command.text);
      this.list.refuse(item, error, { command: { ...command, text: typed.text } });
      this.context.history.refused([commandId, ...typed.commandIds]);
    } else {
      this.list.refuse(item, error);
      this.context.history.refused([commandId]);
    }
  }

  private drop(item: PendingCommand): void {
    const { commandId } = item.entry;
    this.storedAt.delete(commandId);
    this.list.drop([commandId]);
  }

  /** Notices when the oldest command gets no answer at all, although the connection seems to be there. */
  private watch(): void {
    const oldest = this.list.items[0]?.entry.commandId;
    if (this.stopWatch || oldest === undefined) {
      return;
    }
    this.stopWatch = this.context.clock.after(answerWithin, () => {
      this.stopWatch = undefined;
      if (this.list.items[0]?.entry.commandId === oldest && this.mode === 'posting') {
        this.context.rejoin();
      } else {
        this.watch();
      }
    });
  }
}

/** Whether it has to be sent again. Nothing but edits of the same text builds on an edit, and those wait for it anyway. */
function isWaitedFor(earlier: PendingCommand): boolean {
  return earlier.progress === 'queued' && earlier.tried && earlier.entry.command.type !== 'editCardText';
}

function asCommand(item: PendingCommand): Command {
  return { ...item.entry.command, commandId: item.entry.commandId };
}

/** The longest that the server asks to wait with any of them; undefined when it asks nothing. */
function askedToWait(results: readonly CommandResult[]): number | undefined {
  const asked = results.flatMap(({ error }) => error?.retry && error.retryAfterMs !== undefined ? [error.retryAfterMs] : []);
  return asked.length > 0 ? Math.max(...asked) : undefined;
}

function unanswered(commandId: string): CommandResult {
  return { commandId, error: { code: 'unavailable', message: 'The call was not answered.', retry: true } };
}
