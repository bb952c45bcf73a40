import { apply, invert } from '../text/apply.ts';
import { isNothing, type TextOperation } from '../text/operation.ts';
import { replace } from '../text/replace.ts';
import { inServerText, inShown, TextLog, type Selection } from './caret.ts';
import { inTime, waitFor, type Clock } from './clock.ts';
import { fold, redacts } from './fold.ts';
import { HeldBoard } from './held.ts';
import type { Dial, Hub, HubListener } from './hub.ts';
import { DoesNotFit } from './lists.ts';
import type { Outbox, OutboxEntry } from './outbox.ts';
import { overlay, type PendingCommand } from './pending.ts';
import { PresenceTeller, withCaretsMoved, withChanges, type Present } from './presence.ts';
import { youOn } from './role.ts';
import { answerWithin, Sender } from './sender.ts';
import { missedEvents, type Missed, type ReadEvents } from './sending/catchUp.ts';
import { textChanges } from './sending/rebase.ts';
import { ServerTime } from './serverTime.ts';
import { fromSnapshot, textOf, type BoardState } from './state.ts';
import { History, type Direction, type StepKind } from './undo/history.ts';
import type { Skip } from './undo/inverse.ts';
import { isFailed, type BoardEvent, type CommandBody, type Joined, type Pointer, type Presence, type WireError, type You } from './wire.ts';

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

export interface SessionOptions {
  boardId: string;
  /** The person whose commands these are. */
  participantId: string;
  dial: Dial;
  outbox: Outbox;
  clock: Clock;
  /** Reads stored events, when a join leaves out some that typed text has to be brought past. */
  readEvents: ReadEvents;
  /** Whether the server still knows us; undefined when it cannot be asked. Told apart, because a WebSocket does not say why it failed. */
  signedIn(): Promise<boolean | undefined>;
  /** Something that the page shows has changed. */
  changed(): void;
  /** Events that others caused, as they come on the board. */
  heard?(events: readonly BoardEvent[]): void;
  /**
   * The text that is shown of a card changed by this operation, and not by `editText`: others typed, or one's own
   * typing was refused, taken back or done again. For moving the caret; called before `changed`.
   */
  textChanged?(cardId: string, operation: TextOperation): void;
}

/** What came of taking a step back or doing it again. */
export type Undone =
  | { readonly outcome: 'nothing' }
  | { readonly outcome: 'done'; readonly kind: StepKind; readonly command: CommandBody }
  | { readonly outcome: 'skipped'; readonly kind: StepKind; readonly skip: Skip };

/** Where this person is; `selection` is in the text as it is shown. */
export interface Here {
  cardId?: string;
  editing?: boolean;
  selection?: Selection;
  pointer?: Pointer;
}

const unreadable: WireError = { code: 'conflict', message: 'What happened since could not be read.', retry: false };

/** One person on one board: follows it, applies their changes at once, and loses none of them. */
export class BoardSession {
  phase: Phase = { kind: 'connecting' };
  present: Present = new Map();

  private readonly sender: Sender;
  private readonly teller: PresenceTeller;
  private readonly history: History;
  private readonly time: ServerTime;
  private log = new TextLog(0);
  private base: BoardState | undefined;
  private joinedAs: You | undefined;
  private hub: Hub | undefined;
  /** What came while a join was under way; undefined when none is. */
  private waiting: (() => void)[] | undefined;
  private attempt = 0;
  private stopRetry: (() => void) | undefined;
  private stopped = false;
  private held: HeldBoard | undefined;
  private shown: BoardState | undefined;
  /** Texts that are here are not to be shown any more: what comes next is the board as a whole, and nothing of before is kept to bring them back. */
  private redacted = false;
  /** While the texts as a whole are told afterwards. */
  private silent = false;

  constructor(private readonly options: SessionOptions) {
    const { boardId, outbox, clock } = options;
    this.time = new ServerTime(clock);
    this.history = new History(options.participantId);
    this.sender = new Sender({
      boardId, outbox, clock,
      changed: () => this.changed(),
      rejoin: () => void this.join(false),
      version: () => this.base?.version ?? 0,
      textOf: (cardId) => this.base && textOf(this.base, cardId),
      shifted: (cardId, operation) => this.shifted(cardId, operation),
      refused: (commandIds) => this.history.refused(new Set(commandIds)),
      typingRefused: ({ cardId, commandIds, was, now, shown }) => {
        this.history.typingRefused(cardId, new Set(commandIds), was, now);
        this.tellShift(cardId, shown);
      },
      renamed: (commandId, now) => this.history.renamed(commandId, now),
    });
    this.teller = new PresenceTeller(clock, () => this.present.size, (whereabouts) => {
      // Presence degrades first and silently: the next word replaces a lost one.
      this.hub?.setPresence(boardId, whereabouts).catch(() => undefined);
    });
  }

  /** The board with one's own unconfirmed changes on it, once there is one. */
  get board(): BoardState | undefined {
    if (!this.shown && this.base) {
      const own = [...(this.held?.own ?? []), ...this.pending.map((item) => item.entry)];
      this.shown = overlay(this.held?.base ?? this.base, own, this.options.participantId, this.serverNow().toISOString());
    }
    return this.shown;
  }

  /** What this person may do here, as far as it is known. */
  get you(): You | undefined {
    return this.joinedAs && this.base ? youOn(this.base, this.joinedAs) : this.joinedAs;
  }

  /** One's own changes that are not yet on the board, in order. */
  get pending(): readonly PendingCommand[] {
    return this.sender.list.items;
  }

  /** One's own changes that were refused, until dismissed. */
  get refused(): readonly OutboxEntry[] {
    return this.sender.list.refused;
  }

  /** Whether what is pending would survive a closed tab. */
  get kept(): boolean {
    return this.sender.list.kept;
  }

  /** While paused: how many changes wait to be shown; otherwise undefined. */
  get heldBack(): number | undefined {
    return this.held?.count;
  }

  get canUndo(): boolean {
    return this.history.canUndo;
  }

  get canRedo(): boolean {
    return this.history.canRedo;
  }

  /** The server's time, by which timers are to be read. */
  serverNow(): Date {
    return this.time.now();
  }

  async start(): Promise<void> {
    await this.sender.adopt();
    await this.connect();
  }

  /** Leaves the board. Unconfirmed changes stay in the outbox. */
  stop(): void {
    this.stopped = true;
    this.stopRetry?.();
    this.disconnect();
  }

  /** Writes what was just typed to the outbox now; for a page that is being hidden and may never come back. */
  keepNow(): void {
    this.sender.list.writeLate();
  }

  /** Changes the board: at once here, then on the server. Card texts are changed by `editText`. */
  do(command: CommandBody): string {
    const was = this.board;
    const commandId = this.sender.add(command);
    if (was) {
      this.history.did(command, commandId, was, this.serverNow());
    }
    return commandId;
  }

  /**
   * Changes a card's text, wherever the card is.
   *
   * @param operation on the text as it is shown.
   * @returns the id of the command it goes with; undefined when it changes nothing or there is no such card.
   * @throws DoesNotFit when it does not fit that text.
   */
  editText(cardId: string, operation: TextOperation): string | undefined {
    const typed = this.type(cardId, operation, 'typed');
    if (typed) {
      this.history.typed(cardId, typed.operation, typed.inverse, typed.commandId, this.options.clock.now().getTime());
    }
    return typed?.commandId;
  }

  /** Takes back one's own newest step, unless that would change what others did since. */
  undo(): Undone {
    return this.retrace('undo');
  }

  /** Does again what was last taken back. */
  redo(): Undone {
    return this.retrace('redo');
  }

  tryAgain(commandId: string): void {
    this.sender.tryAgain(commandId);
  }

  dismiss(commandId: string): void {
    this.sender.dismiss(commandId);
  }

  tellWhereabouts({ cardId, editing, selection, pointer }: Here): void {
    const text = cardId === undefined || !this.base ? undefined : textOf(this.base, cardId);
    const caret = text === undefined || !selection ? undefined
      : { version: this.base!.version, ...inServerText(selection, text, this.pendingIn(cardId!)) };
    this.teller.tell({
      ...(cardId === undefined ? {} : { cardId }), ...(editing === undefined ? {} : { editing }),
      ...(caret ? { caret } : {}), ...(pointer ? { pointer } : {}),
    });
  }

  /** Where others are in a card's text as it is shown. */
  caretsIn(cardId: string): { presence: Presence; selection: Selection }[] {
    const pending = this.pendingIn(cardId);
    return [...this.present.values()].filter((one) => one.cardId === cardId && one.caret && one.presenceId !== this.joinedAs?.presenceId)
      .map((presence) => ({ presence, selection: inShown(presence.caret!, pending) }));
  }

  /** Holds back what others change; one's own changes still show, and so does what others type where this person types. */
  pause(): void {
    this.held ??= this.base && new HeldBoard(this.base, this.cardsTypedIn());
    this.changed();
  }

  resume(): void {
    const late = this.held?.release() ?? [];
    this.held = undefined;
    late.forEach(([cardId, operation]) => this.options.textChanged?.(cardId, operation));
    this.changed();
  }

  /** The network is back, or the page is looked at again: do not wait for the next attempt. */
  wake(): void {
    void this.adopt();
    if (this.phase.kind === 'lost') {
      this.attempt = 0;
      this.stopRetry?.();
      void this.connect();
    }
  }

  /** The device says that it has no network; a WebSocket itself would notice only after half a minute. */
  unplugged(): void {
    if (this.hub) {
      this.disconnect();
      void this.lost();
    }
  }

  private async adopt(): Promise<void> {
    if (await this.sender.adopt()) {
      await this.join(false);
    } else {
      this.sender.nudge();
    }
  }

  private retrace(direction: Direction): Undone {
    const was = this.board;
    const plan = was ? this.history.plan(direction, was, (cardId) => this.newestText(cardId)) : { do: 'nothing' } as const;
    this.changed();
    switch (plan.do) {
      case 'nothing':
        return { outcome: 'nothing' };
      case 'skip':
        return { outcome: 'skipped', kind: plan.kind, skip: plan.skip };
      case 'command': {
        const commandId = this.sender.add(plan.command);
        this.history.carriedOut(direction, plan.command, commandId, was!, this.serverNow());
        return { outcome: 'done', kind: plan.kind, command: plan.command };
      }
      case 'type': {
        const { cardId, operation } = plan;
        const typed = this.type(cardId, operation, 'planned')!;
        this.history.retyped(direction, cardId, typed.operation, typed.inverse, typed.commandId, this.options.clock.now().getTime());
        this.options.textChanged?.(cardId, operation);
        return { outcome: 'done', kind: plan.kind, command: { type: 'editCardText', cardId, baseVersion: this.base!.version, operation } };
      }
    }
  }

  /** @param on what a planned operation is made for, is the newest text; what is typed is made for the text as it is shown. */
  private type(cardId: string, operation: TextOperation, on: 'typed' | 'planned'): { operation: TextOperation; inverse: TextOperation; commandId: string } | undefined {
    let now = operation;
    if (this.held && this.base) {
      const late = this.held.goOn(cardId, on === 'typed' ? operation : [], this.base);
      now = on === 'typed' ? late.operation : operation;
      this.shown = undefined;
      late.shown.forEach((shown) => this.options.textChanged?.(cardId, shown));
    }
    const before = this.board && textOf(this.board, cardId);
    if (before === undefined || isNothing(now)) {
      return undefined;
    }
    const inverse = invert(now, before);
    return { operation: now, inverse, commandId: this.sender.editText(cardId, now) };
  }

  private cardsTypedIn(): Set<string> {
    return new Set(this.pending.flatMap(({ entry: { command } }) => command.type === 'editCardText' ? [command.cardId] : []));
  }

  /** A card's text with all that has been heard and typed, also while what is shown is held. */
  private newestText(cardId: string): string | undefined {
    const text = this.base && textOf(this.base, cardId);
    return text === undefined ? undefined : this.pendingIn(cardId).reduce((all, operation) => apply(operation, all), text);
  }

  private pendingIn(cardId: string): TextOperation[] {
    return this.pending.flatMap(({ entry: { command } }) => command.type === 'editCardText' && command.cardId === cardId ? [command.operation] : []);
  }

  private shifted(cardId: string, operation: TextOperation): void {
    if (!isNothing(operation)) {
      this.history.shifted(cardId, operation);
      this.tellShift(cardId, operation);
    }
  }

  private tellShift(cardId: string, operation: TextOperation): void {
    if (!this.silent && !isNothing(operation) && !this.held?.holds(cardId, operation)) {
      this.options.textChanged?.(cardId, operation);
    }
  }

  private async connect(): Promise<void> {
    if (this.stopped || this.hub) {
      return;
    }
    const listener = this.listener();
    const dialling = this.options.dial(listener);
    try {
      const hub = await inTime(this.options.clock, answerWithin, dialling);
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
    await this.join(false);
  }

  private listener(): HubListener {
    const here = (boardId: string, action: () => void): void => {
      if (boardId !== this.options.boardId || this.stopped) {
        return;
      }
      if (this.waiting) {
        this.waiting.push(action);
      } else {
        action();
      }
    };
    return {
      boardEvents: (boardId, events) => here(boardId, () => this.receive(events)),
      refused: (boardId, results) => here(boardId, () => this.sender.heardRefused(results)),
      presence: (boardId, changes) => here(boardId, () => {
        this.present = withChanges(this.present, changes, this.log);
        this.changed();
      }),
      resync: (boardId, reason) => here(boardId, () => {
        this.redacted ||= reason === 'redacted';
        void this.join(this.redacted);
      }),
      leaving: () => {
        // Before there is a hub, that the connection is gone tells enough.
        if (this.hub) {
          this.disconnect();
          this.attempt = 0;
          void this.connect();
        }
      },
      closed: () => {
        this.disconnect();
        void this.lost();
      },
    };
  }

  private disconnect(): void {
    this.hub?.hangUp();
    this.hub = undefined;
    this.waiting = undefined;
    this.sender.disconnected();
    this.teller.stop();
  }

  private async lost(askedToWait?: number): Promise<void> {
    if (this.stopped) {
      return;
    }
    this.phase = { kind: 'lost' };
    this.present = new Map();
    this.changed();
    const signedIn = await inTime(this.options.clock, answerWithin, this.options.signedIn()).catch(() => undefined);
    if (this.stopped || this.hub) {
      return;
    }
    if (signedIn === false) {
      this.phase = { kind: 'signed-out' };
      this.changed();
      return;
    }
    this.stopRetry?.();
    this.stopRetry = this.options.clock.after(waitFor(askedToWait, this.attempt++, this.options.clock), () => void this.connect());
  }

  private async join(fresh: boolean): Promise<void> {
    const hub = this.hub;
    if (!hub || this.waiting) {
      return;
    }
    const waiting: (() => void)[] = [];
    this.waiting = waiting;
    const { boardId, clock } = this.options;
    const answer = await inTime(clock, answerWithin, hub.join(boardId, fresh ? undefined : this.base?.version)).catch(() => undefined);
    const caughtUp = answer && !isFailed(answer) && this.hub === hub ? await this.catchUp(answer) : undefined;
    if (this.hub !== hub || this.stopped) {
      return;
    }
    this.waiting = undefined;
    if (answer && isFailed(answer) && !answer.error.retry) {
      this.disconnect();
      this.phase = { kind: 'refused', error: answer.error };
      this.changed();
    } else if (!answer || isFailed(answer) || caughtUp === undefined) {
      // A new connection is the one way to try again; a call that failed may have left this one half joined.
      this.disconnect();
      await this.lost(answer && isFailed(answer) ? answer.error.retryAfterMs : undefined);
    } else if (caughtUp) {
      this.joined(hub, answer, waiting);
    } else {
      await this.join(true);
    }
  }

  private joined(hub: Hub, answer: Joined, meanwhile: (() => void)[]): void {
    this.joinedAs = answer.you;
    this.present = withChanges(new Map(), answer.present, this.log);
    this.time.set(answer.now);
    this.phase = { kind: 'live' };
    this.attempt = 0;
    for (const action of meanwhile) {
      // One of them may start another join; what follows then waits for that one.
      if (this.waiting) {
        (this.waiting as (() => void)[]).push(action);
      } else {
        action();
      }
    }
    this.teller.again();
    this.sender.connected(hub);
    void this.adopt();
    this.changed();
  }

  /** @returns whether what the server sent could be put on what is here, always for a snapshot; undefined when that cannot be known now. */
  private async catchUp(answer: Joined): Promise<boolean | undefined> {
    const { base } = this;
    const { edits } = this.sender;
    const follows = base !== undefined && (edits.any || this.history.any);
    const reading = missedEvents(answer, base?.version, edits.oldest, follows, this.options.readEvents);
    let missed: Missed | undefined;
    try {
      missed = await inTime(this.options.clock, answerWithin, reading);
    } catch {
      // The server cannot be asked now; a new connection tries again, and what was typed waits.
      return undefined;
    }
    const before = this.board;
    if (!missed) {
      edits.setApart(unreadable, answer.snapshot !== undefined);
    }
    missed?.old.forEach((event) => edits.heardAgain(event));
    if (!answer.snapshot) {
      return this.put(missed?.fresh ?? answer.events ?? []);
    }
    const anew = this.redacted || (missed?.fresh.some(redacts) ?? false);
    this.silent = anew;
    missed?.fresh.forEach((event) => this.follow(event, undefined));
    this.silent = false;
    this.redacted = false;
    this.replaceBase(fromSnapshot(answer.snapshot), missed !== undefined && follows && !anew ? undefined : before);
    return true;
  }

  /** @param before what was shown, unless everything that changes its texts has been told already. */
  private replaceBase(base: BoardState, before: BoardState | undefined): void {
    const { held } = this;
    held?.release().forEach(([cardId, operation]) => this.options.textChanged?.(cardId, operation));
    this.base = base;
    this.held = held && new HeldBoard(base, this.cardsTypedIn());
    this.log = new TextLog(base.version);
    this.sender.reached(base.version);
    this.changed();
    if (before) {
      this.history.clear();
      this.tellTexts(before);
    }
  }

  /** The board is another all at once: what is shown in place of each text, as one replacement. */
  private tellTexts(before: BoardState): void {
    const board = this.board!;
    for (const card of [...board.zones.flatMap((zone) => zone.cards), ...board.mine?.cards ?? []]) {
      const old = textOf(before, card.cardId);
      if (old !== undefined && old !== card.text) {
        this.options.textChanged?.(card.cardId, replace(old, card.text));
      }
    }
  }

  private receive(events: readonly BoardEvent[]): void {
    const fresh = events.filter((event) => event.version > (this.base?.version ?? 0));
    if (fresh.length > 0 && fresh[0]!.version !== (this.base?.version ?? 0) + 1) {
      void this.join(false);
    } else if (!this.put(fresh)) {
      void this.join(true);
    } else if (fresh.length > 0) {
      this.time.atLeast(fresh.at(-1)!.at);
    }
    this.changed();
  }

  private put(events: readonly BoardEvent[]): boolean {
    this.redacted ||= events.some(redacts);
    const states = this.base && folded(this.base, events);
    if (!states) {
      return false;
    }
    events.forEach((event, index) => {
      const was = this.base!;
      this.base = states[index]!;
      this.follow(event, was);
    });
    this.sender.reached(this.base!.version);
    const others = events.filter((event) => event.by !== this.options.participantId);
    if (others.length > 0) {
      this.options.heard?.(others);
    }
    return true;
  }

  /** @param was the board just before the event; undefined when that is not known. */
  private follow(event: BoardEvent, was: BoardState | undefined): void {
    this.log.add(event);
    this.present = withCaretsMoved(this.present, textChanges(event));
    this.shown = undefined;
    const own = this.sender.heard(event);
    this.held?.heard(event, own, this.base!);
    if (own) {
      this.history.confirmed(event.commandId, was, event.version, new Date(event.at));
    } else {
      this.history.heard(event);
    }
  }

  private changed(): void {
    this.shown = undefined;
    this.options.changed();
  }
}

/** The board after each event; undefined when one does not fit. */
function folded(base: BoardState, events: readonly BoardEvent[]): BoardState[] | undefined {
  let state = base;
  try {
    return events.map((event) => (state = fold(state, event)));
  } catch (error) {
    if (!(error instanceof DoesNotFit)) {
      throw error;
    }
    return undefined;
  }
}
