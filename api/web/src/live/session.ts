import { isNothing, type TextOperation } from '../text/operation.ts';
import type { Selection } from './caret.ts';
import type { Connection, Phase } from './joining/connection.ts';
import { Joining } from './joining/joining.ts';
import type { OutboxEntry } from './outbox.ts';
import type { PendingCommand } from './pending.ts';
import { BoardPresence, type Here } from './presence/boardPresence.ts';
import type { Present } from './presence/present.ts';
import { Receiver } from './receiver.ts';
import { Replica } from './receiving/replica.ts';
import { youOn } from './role.ts';
import { Sender } from './sender.ts';
import { ServerTime } from './serverTime.ts';
import type { SessionOptions } from './sessionOptions.ts';
import { View } from './showing/view.ts';
import type { BoardState } from './state.ts';
import { History } from './undo/history.ts';
import { Steps, type Undone } from './undo/steps.ts';
import type { CommandBody, Presence, You } from './wire.ts';

export type { Phase } from './joining/connection.ts';
export type { Here } from './presence/boardPresence.ts';
export type { SessionOptions } from './sessionOptions.ts';
export type { Undone } from './undo/steps.ts';

/** One person on one board: follows it, applies their changes at once, and loses none of them. */
export class BoardSession {
  private readonly time: ServerTime;
  private readonly replica = new Replica();
  private readonly history: History;
  private readonly sender: Sender;
  private readonly view: View;
  private readonly presence: BoardPresence;
  private readonly steps: Steps;
  private readonly joining: Joining;
  private readonly connection: Connection;

  constructor(private readonly options: SessionOptions) {
    const { replica } = this;
    const time = this.time = new ServerTime(options.clock);
    const history = this.history = new History(options.participantId);
    const changed = (): void => this.changed();
    const rejoin = (fresh = false): void => void this.joining.join(fresh);
    const known = { ...options, replica, time, history, changed, rejoin };
    const sender = this.sender = new Sender({
      ...known,
      shifted: (cardId, operation) => {
        if (!isNothing(operation)) {
          history.shifted(cardId, operation);
          view.shifted(cardId, operation);
        }
      },
      typingRefused: ({ cardId, commandIds, was, now, shown }) => {
        history.typingRefused(cardId, new Set(commandIds), was, now);
        view.shifted(cardId, shown);
      },
    });
    const sending = { ...known, sender };
    const view = this.view = new View(sending);
    const presence = this.presence = new BoardPresence({
      ...sending,
      // Presence degrades first and silently: the next word replaces a lost one.
      send: (whereabouts) => void this.connection.hub?.setPresence(options.boardId, whereabouts).catch(() => undefined),
    });
    const receiver = new Receiver({ ...sending, view, presence });
    this.steps = new Steps({ ...sending, view });
    this.joining = new Joining({ ...sending, receiver, presence });
    this.connection = this.joining.connection;
  }

  get phase(): Phase {
    return this.connection.phase;
  }

  get present(): Present {
    return this.presence.present;
  }

  /** The board with one's own unconfirmed changes on it, once there is one. */
  get board(): BoardState | undefined {
    return this.view.board;
  }

  /** What this person may do here, as far as it is known. */
  get you(): You | undefined {
    const { you } = this.joining;
    const { board } = this.replica;
    return you && board ? youOn(board, you) : you;
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
    return this.view.heldBack;
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
    await this.connection.connect();
  }

  /** Leaves the board. Unconfirmed changes stay in the outbox. */
  stop(): void {
    this.connection.stop();
  }

  /** Writes what was just typed to the outbox now; for a page that is being hidden and may never come back. */
  keepNow(): void {
    this.sender.list.writeLate();
  }

  /** Changes the board: at once here, then on the server. Card texts are changed by `editText`. */
  do(command: CommandBody): string {
    return this.steps.do(command);
  }

  /**
   * Changes a card's text, wherever the card is.
   *
   * @param operation on the text as it is shown.
   * @returns the id of the command it goes with; undefined when it changes nothing or there is no such card.
   * @throws DoesNotFit when it does not fit that text.
   */
  editText(cardId: string, operation: TextOperation): string | undefined {
    return this.steps.editText(cardId, operation);
  }

  /** Takes back one's own newest step, unless that would change what others did since. */
  undo(): Undone {
    return this.steps.retrace('undo');
  }

  /** Does again what was last taken back. */
  redo(): Undone {
    return this.steps.retrace('redo');
  }

  tryAgain(commandId: string): void {
    this.sender.tryAgain(commandId);
  }

  dismiss(commandId: string): void {
    this.sender.dismiss(commandId);
  }

  tellWhereabouts(here: Here): void {
    this.presence.tell(here);
  }

  /** Where others are in a card's text as it is shown. */
  caretsIn(cardId: string): { presence: Presence; selection: Selection }[] {
    return this.presence.caretsIn(cardId);
  }

  /** Holds back what others change; one's own changes still show, and so does what others type where this person types. */
  pause(): void {
    this.view.pause();
    this.changed();
  }

  resume(): void {
    this.view.resume();
    this.changed();
  }

  /** The network is back, or the page is looked at again: do not wait for the next attempt. */
  wake(): void {
    void this.joining.adopt();
    this.connection.wake();
  }

  /** The device says that it has no network; a WebSocket itself would notice only after half a minute. */
  unplugged(): void {
    this.connection.unplugged();
  }

  private changed(): void {
    this.view.outdated();
    this.options.changed();
  }
}
