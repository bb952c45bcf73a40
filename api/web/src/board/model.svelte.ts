import { getContext, setContext } from 'svelte';
import { SvelteMap, SvelteSet } from 'svelte/reactivity';
import { t } from '../i18n/i18n.svelte.ts';
import { systemClock } from '../live/clock.ts';
import type { Outbox, OutboxEntry } from '../live/outbox.ts';
import { overlay, subjects } from '../live/pending.ts';
import { BoardSession, type Phase } from '../live/session.ts';
import { dialHub } from '../live/signalr.ts';
import { cardOf, shownLinks, type BoardState } from '../live/state.ts';
import type { BoardEvent, CardLink, CommandBody, Presence, You } from '../live/wire.ts';
import { boardEvents, currentParticipant, type Participant } from '../rest/api.ts';
import { Announcer } from './announcer.svelte.ts';
import { brief, describe } from './describe.ts';
import { Names } from './names.svelte.ts';
import { moveTo, placesIn, spotOf, step, type Moved, type Spot } from './places.ts';

/** How long "saved" is shown at a card, in milliseconds. */
const savedShown = 2_500;

/** One board as the page shows it: the session's state made reactive, and what only this page knows. */
export class BoardModel {
  readonly announcer = new Announcer();
  readonly names = new Names();
  readonly me: Participant;
  /** What is being typed, by where; outlives the component it is typed in, which a move by someone else replaces. */
  readonly drafts = new SvelteMap<string, string>();
  /** Which menus, lists and forms are open, by name. */
  readonly open = new SvelteSet<string>();

  phase = $state.raw<Phase>({ kind: 'connecting' });
  you = $state.raw<You | undefined>(undefined);
  present = $state.raw<readonly Presence[]>([]);
  refused = $state.raw<readonly OutboxEntry[]>([]);
  waiting = $state(0);
  kept = $state(true);
  heldBack = $state<number | undefined>(undefined);
  /** What is being moved with the keyboard, and where it would come. */
  moving = $state.raw<{ moved: Moved; spot: Spot } | undefined>(undefined);
  /** What is being dragged, and where it would come. */
  dragged = $state.raw<{ moved: Moved; spot: Spot | undefined } | undefined>(undefined);
  /** Recently saved subjects. */
  readonly saved = new SvelteSet<string>();

  private stored = $state.raw<BoardState | undefined>(undefined);
  private pendingSubjects = $state.raw<ReadonlySet<string>>(new Set());
  private readonly session: BoardSession;
  private updating = false;

  /** The board to show: with a keyboard move that is under way already done. */
  readonly board = $derived.by(() => {
    const { stored, moving } = this;
    return stored && moving
      ? overlay(stored, [{ commandId: '', order: 0, command: moveTo(stored, moving.moved, moving.spot) }], this.me.participantId, stored.createdAt)
      : stored;
  });

  /** By card: the cards that it is linked with. */
  readonly linked = $derived.by(() => {
    const byCard = new Map<string, CardLink[]>();
    for (const link of this.stored ? shownLinks(this.stored) : []) {
      for (const id of new Set([link.fromCardId, link.toCardId])) {
        byCard.set(id, [...(byCard.get(id) ?? []), link]);
      }
    }
    return byCard;
  });

  constructor(boardId: string, me: Participant, outbox: Outbox) {
    this.me = me;
    this.names.tell(me.participantId, me.displayName);
    this.session = new BoardSession({
      boardId, participantId: me.participantId, dial: dialHub, outbox, clock: systemClock,
      readEvents: (after, upTo) => boardEvents(boardId, after, upTo),
      signedIn: async () => (await currentParticipant())?.participantId === me.participantId,
      changed: () => this.changed(),
      heard: (events) => this.heard(events),
    });
    void this.session.start();
  }

  get canEdit(): boolean {
    return this.you?.canEdit ?? false;
  }

  get canLead(): boolean {
    return this.you?.canLead ?? false;
  }

  do(command: CommandBody): void {
    this.session.do(command);
  }

  tryAgain = (commandId: string): void => this.session.tryAgain(commandId);
  dismiss = (commandId: string): void => this.session.dismiss(commandId);
  pause = (): void => this.session.pause();
  resume = (): void => this.session.resume();
  wake = (): void => this.session.wake();
  unplugged = (): void => this.session.unplugged();

  at(cardId: string | undefined, editing: boolean): void {
    this.session.tellWhereabouts({ ...(cardId === undefined ? {} : { cardId }), ...(editing ? { editing } : {}) });
  }

  stop(): void {
    this.session.stop();
    this.announcer.stop();
  }

  /** Whether something about this zone, card, comment or ('board') the board itself is not saved yet. */
  isPending(subject: string): boolean {
    return this.pendingSubjects.has(subject);
  }

  isRefused(subject: string): boolean {
    return this.refused.some((entry) => subjects(entry.command).includes(subject));
  }

  nameOf(participantId: string): string {
    return this.names.of(participantId) ?? t().people.someone;
  }

  textOf(cardId: string): string {
    const card = this.stored && cardOf(this.stored, cardId);
    return brief(card?.text ?? '', t());
  }

  /** Starts moving with the keyboard. */
  pickUp(moved: Moved): void {
    const spot = this.stored && spotOf(this.stored, moved);
    if (spot) {
      this.moving = { moved, spot };
      this.announcer.now(t().move.started(this.nameOfMoved(moved)));
    }
  }

  /** One arrow key further. */
  stepTo(key: string): void {
    if (!this.moving || !this.board) {
      return;
    }
    const { moved } = this.moving;
    const spot = step(this.board, moved, key);
    if (spot) {
      this.moving = { moved, spot };
      this.announcer.now(this.placeInWords(moved, spot));
    }
  }

  putDown(): void {
    const { moving } = this;
    this.moving = undefined;
    if (moving && this.stored) {
      const from = spotOf(this.stored, moving.moved);
      if (from?.zoneId !== moving.spot.zoneId || from?.index !== moving.spot.index) {
        this.put(moving.moved, moving.spot);
      }
      this.announcer.now(t().move.dropped(this.placeInWords(moving.moved, moving.spot)));
    }
  }

  cancelMove(): void {
    if (this.moving) {
      this.moving = undefined;
      this.announcer.now(t().move.cancelled);
    }
  }

  /** Moves at once, for the pointer and for menus. */
  put(moved: Moved, spot: Spot): void {
    if (this.stored) {
      this.do(moveTo(this.stored, moved, spot));
      this.announcer.now(t().move.dropped(this.placeInWords(moved, spot)));
    }
  }

  private placeInWords(moved: Moved, spot: Spot): string {
    const board = this.board ?? this.stored!;
    const of = placesIn(board, moved, spot.zoneId);
    const zone = board.zones.find((other) => other.zoneId === spot.zoneId);
    const at = Math.min(spot.index, of - 1) + 1;
    return zone ? t().move.place(zone.title, at, of) : t().move.zonePlace(at, of);
  }

  private nameOfMoved(moved: Moved): string {
    return moved.kind === 'card' ? this.textOf(moved.id) : this.stored?.zones.find((zone) => zone.zoneId === moved.id)?.title ?? '';
  }

  private heard(events: readonly BoardEvent[]): void {
    const board = this.stored;
    if (board && this.heldBack === undefined) {
      this.announcer.later(events.map((event) => describe(event, board, this.nameOf(event.by), t())), t().heard.many);
    }
  }

  /** Many messages may come in one frame; the page takes the last. */
  private changed(): void {
    if (!this.updating) {
      this.updating = true;
      queueMicrotask(() => {
        this.updating = false;
        this.update();
      });
    }
  }

  private update(): void {
    const { session } = this;
    this.tellPhase(session.phase);
    if (session.refused.length > this.refused.length) {
      this.announcer.now(t().heard.refused);
    }
    const pending = new Set(session.pending.flatMap((item) => subjects(item.entry.command)));
    this.showSaved(pending, new Set(session.refused.flatMap((entry) => subjects(entry.command))));
    this.stored = session.board;
    this.phase = session.phase;
    this.you = session.you;
    this.present = [...session.present.values()];
    this.refused = session.refused;
    this.waiting = session.pending.length;
    this.kept = session.kept;
    this.heldBack = session.heldBack;
    this.pendingSubjects = pending;
  }

  private tellPhase(next: Phase): void {
    if (next.kind === 'lost' && this.phase.kind === 'live') {
      this.announcer.now(t().heard.lost);
    } else if (next.kind === 'live' && this.phase.kind === 'lost') {
      this.announcer.now(t().heard.back);
    }
  }

  private showSaved(pending: ReadonlySet<string>, refused: ReadonlySet<string>): void {
    for (const subject of this.pendingSubjects) {
      if (!pending.has(subject) && !refused.has(subject)) {
        this.saved.add(subject);
        setTimeout(() => this.saved.delete(subject), savedShown);
      }
    }
  }
}

const key = Symbol('board');

export function provideBoard(model: BoardModel): BoardModel {
  return setContext(key, model);
}

export function useBoard(): BoardModel {
  return getContext<BoardModel>(key);
}
