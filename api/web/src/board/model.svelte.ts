import { getContext, setContext } from 'svelte';
import { SvelteMap, SvelteSet } from 'svelte/reactivity';
import { t } from '../i18n/i18n.svelte.ts';
import { systemClock } from '../live/clock.ts';
import type { Outbox, OutboxEntry } from '../live/outbox.ts';
import { overlay, subjects } from '../live/pending.ts';
import { BoardSession, type Here, type Phase } from '../live/session.ts';
import { dialHub } from '../live/signalr.ts';
import { shownLinks, textOf, type BoardState } from '../live/state.ts';
import type { BoardEvent, CardLink, CommandBody, Concealed, Pointer, Presence, You } from '../live/wire.ts';
import { boardEvents, type Participant } from '../rest/api.ts';
import { askWhetherStill } from '../ui/person.svelte.ts';
import { Announcer } from './announcer.svelte.ts';
import { Arrivals } from './arrivals.svelte.ts';
import { brief } from './describe.ts';
import { Mover } from './mover.svelte.ts';
import { Names } from './names.svelte.ts';
import { News } from './news.ts';
import { moveTo } from './places.ts';
import type { Mark } from './text/marks.ts';
import { Writing } from './text/writing.svelte.ts';
import { undoneInWords } from './undone.ts';

/** How long "saved" is shown at a card, in milliseconds. */
const savedShown = 2_500;
const noMarks: readonly Mark[] = [];

/** One board as the page shows it: the session's state made reactive, and what only this page knows. */
export class BoardModel {
  readonly announcer = new Announcer();
  readonly names = new Names();
  readonly me: Participant;
  /** What is being typed, by where; outlives the component it is typed in, which a move by someone else replaces. */
  readonly drafts = new SvelteMap<string, string>();
  /** Which menus, lists and forms are open, by name. */
  readonly open = new SvelteSet<string>();
  readonly mover: Mover;
  readonly writing: Writing;
  readonly arrivals: Arrivals;

  phase = $state.raw<Phase>({ kind: 'connecting' });
  you = $state.raw<You | undefined>(undefined);
  present = $state.raw<readonly Presence[]>([]);
  refused = $state.raw<readonly OutboxEntry[]>([]);
  waiting = $state(0);
  kept = $state(true);
  heldBack = $state<number | undefined>(undefined);
  canUndo = $state(false);
  canRedo = $state(false);
  /** Recently saved subjects. */
  readonly saved = new SvelteSet<string>();

  private stored = $state.raw<BoardState | undefined>(undefined);
  private pendingSubjects = $state.raw<ReadonlySet<string>>(new Set());
  private readonly session: BoardSession;
  private readonly news: News;
  private updating = false;
  private here: Here = {};

  /** The board to show: with a keyboard move that is under way already done. */
  readonly board = $derived.by(() => {
    const { stored, mover: { moving } } = this;
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

  /** Texts that are not shown, by what they are the text of. */
  private readonly notShown = $derived(new Map((this.stored?.concealed ?? []).map((one) => [
    one.commentId !== undefined ? `comment:${one.commentId}` : one.cardId !== undefined ? `card:${one.cardId}` : one.zoneId !== undefined ? `zone:${one.zoneId}` : 'board', one,
  ])));

  /** By card: who else is there. */
  readonly hereAt = $derived.by(() => {
    const byCard = new Map<string, Presence[]>();
    for (const one of this.present) {
      if (one.cardId !== undefined && one.presenceId !== this.you?.presenceId) {
        byCard.set(one.cardId, [...(byCard.get(one.cardId) ?? []), one]);
      }
    }
    return byCard;
  });

  constructor(boardId: string, me: Participant, outbox: Outbox) {
    this.me = me;
    this.names.tell(me.participantId, me.displayName);
    const say = (words: string): void => this.announcer.now(words);
    this.mover = new Mover({
      stored: () => this.stored, shown: () => this.board, do: (command) => this.do(command), say,
      nameOf: ({ kind, id }) => kind === 'card' ? this.textOf(id) : this.stored?.zones.find((zone) => zone.zoneId === id)?.title ?? '',
    });
    this.writing = new Writing({
      textOf: (cardId) => this.session.board && textOf(this.session.board, cardId),
      edit: (cardId, operation) => this.session.editText(cardId, operation),
      here: (cardId, selection) => this.tellHere({ ...(cardId === undefined ? {} : { cardId, editing: true }), ...(selection ? { selection } : {}) }),
    });
    this.arrivals = new Arrivals(() => this.serverNow(), say);
    this.news = new News({
      announcer: this.announcer, arrivals: this.arrivals, nameOf: (id) => this.nameOf(id), textOf: (id) => this.textOf(id),
    });
    this.session = new BoardSession({
      boardId, participantId: me.participantId, dial: dialHub, outbox, clock: systemClock,
      readEvents: (after, upTo) => boardEvents(boardId, after, upTo),
      // Of who is nobody here any more the page goes, and this with it.
      signedIn: () => askWhetherStill(me.participantId),
      changed: () => this.changed(),
      heard: (events) => this.heard(events),
      textChanged: (cardId, operation) => this.writing.changed(cardId, operation),
    });
    void this.session.start();
  }

  /** Why a text is not shown: of `card:…`, `comment:…`, `zone:…` or the `board`; undefined if it is. */
  concealed(what: string): Concealed | undefined {
    return this.notShown.get(what);
  }

  get canEdit(): boolean {
    return this.you?.canEdit ?? false;
  }

  get canComment(): boolean {
    return this.you?.canComment ?? false;
  }

  get canLead(): boolean {
    return this.you?.canLead ?? false;
  }

  do(command: CommandBody): string {
    return this.session.do(command);
  }

  /** The server's time, by which timers are to be read. */
  serverNow(): Date {
    return this.session.serverNow();
  }

  tryAgain = (commandId: string): void => this.session.tryAgain(commandId);
  dismiss = (commandId: string): void => this.session.dismiss(commandId);
  pause = (): void => this.session.pause();
  resume = (): void => this.session.resume();
  wake = (): void => this.session.wake();
  unplugged = (): void => this.session.unplugged();
  keepNow = (): void => this.session.keepNow();

  /** Takes back one's own newest step or does it again, and says what came of it. */
  retrace(direction: 'undo' | 'redo'): void {
    const undone = this.writing.whileOwn(() => this.session[direction]());
    this.announcer.now(undoneInWords(direction, undone, (id) => this.nameOf(id), t()));
  }

  at(cardId: string | undefined, editing: boolean): void {
    this.tellHere({ ...(cardId === undefined ? {} : { cardId }), ...(editing ? { editing } : {}) });
  }

  pointAt(pointer: Pointer | undefined): void {
    const { pointer: _, ...rest } = this.here;
    this.here = pointer ? { ...rest, pointer } : rest;
    this.session.tellWhereabouts(this.here);
  }

  stop(): void {
    this.session.stop();
    this.news.stop();
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
    return brief((this.stored && textOf(this.stored, cardId)) ?? '', t());
  }

  /** Carets of others in the text of a card as it is shown. */
  marksIn(cardId: string): readonly Mark[] {
    void this.stored;
    return this.hereAt.get(cardId)?.some((one) => one.caret) === true
      ? this.session.caretsIn(cardId).map(({ presence, selection }) => ({ key: presence.presenceId, participantId: presence.participantId, ...selection }))
      : noMarks;
  }

  private tellHere(here: Here): void {
    const { pointer } = this.here;
    this.here = pointer ? { ...here, pointer } : here;
    this.session.tellWhereabouts(this.here);
  }

  private heard(events: readonly BoardEvent[]): void {
    if (this.stored) {
      this.news.heard(events, this.stored, this.heldBack !== undefined);
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
    this.canUndo = session.canUndo;
    this.canRedo = session.canRedo;
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
