import { expect } from 'vitest';
import type { Outbox } from '../../src/live/outbox.ts';
import { apply } from '../../src/text/apply.ts';
import type { BoardState } from '../../src/live/state.ts';
import { HandClock, settle } from './handClock.ts';
import { boardId, ReferenceServer, unavailable, type Connection } from './referenceServer.ts';
import { commandFor, type CommandKind } from './randomCommands.ts';
import { Visit } from './visits.ts';

export type Step =
  | { do: CommandKind | 'type' | 'erase' | 'undo' | 'redo'; who: number; pick: number }
  | { do: 'up' | 'down' | 'lose' | 'drop' | 'reload' | 'pause' | 'resume'; who: number }
  | { do: 'wait' | 'fault' | 'recover' | 'forget' };

/** Some people on one board, and everything that can go wrong between them and the server. */
export class World {
  readonly server = new ReferenceServer();
  readonly clock = new HandClock();
  readonly outboxes: Outbox[];
  visits: Visit[];
  /** Text of every card that anybody added; each text is one character that is nowhere else. */
  readonly added: string[] = [];
  /** Every character that anybody typed. */
  readonly typed: string[] = [];
  /** What each person's fields would hold, by card: what they saw first, and what they typed and were told since. */
  private mirrors: Map<string, string>[];
  private told: number[];
  private asked = 0;

  constructor(makeOutbox: () => Outbox, people: number) {
    this.outboxes = Array.from({ length: people }, makeOutbox);
    this.visits = this.outboxes.map((outbox, index) => new Visit(this.server, this.clock, `p${index}`, outbox));
    this.mirrors = this.outboxes.map(() => new Map());
    this.told = this.outboxes.map(() => 0);
  }

  get reconnected(): number {
    return this.server.connections.length - this.visits.length;
  }

  async begin(): Promise<void> {
    for (const visit of this.visits) {
      await visit.join();
    }
  }

  async take(step: Step): Promise<void> {
    switch (step.do) {
      case 'up': this.at(step.who)?.letUp(); break;
      case 'down': this.at(step.who)?.letDown(); break;
      case 'lose': this.at(step.who)?.loseDown(); break;
      case 'drop': this.at(step.who)?.drop(); break;
      case 'reload': await this.reload(step.who); break;
      case 'pause': this.visits[step.who]!.session.pause(); break;
      case 'resume': this.visits[step.who]!.session.resume(); break;
      case 'wait': await this.clock.advance(1_500); break;
      case 'fault': this.server.verdict = () => (this.asked++ % 2 === 0 ? unavailable : undefined); break;
      case 'recover': this.server.verdict = () => undefined; break;
      // Whoever was away gets a snapshot now, and what was typed before this can no longer be transformed by the server.
      case 'forget': this.server.joinsFrom = this.server.decider.textsKnownFrom = this.server.events.length; break;
      default: this.change(step);
    }
    await settle();
    this.compareFields();
  }

  /** Everything works again and time goes by. */
  async heal(): Promise<void> {
    this.server.verdict = () => undefined;
    this.visits.forEach((visit) => visit.session.resume());
    // A connection that fell behind is told so, also when nothing more happens on the board.
    this.visits.forEach((_, index) => this.at(index)?.send((listener) => listener.resync(boardId)));
    for (let round = 0; round < 300; round++) {
      await settle();
      let moved = false;
      for (let index = 0; index < this.visits.length; index++) {
        moved = (this.at(index)?.letUp() ?? false) || moved;
        moved = (this.at(index)?.letDown() ?? false) || moved;
      }
      if (!moved) {
        if (this.visits.every((visit) => visit.session.phase.kind === 'live' && visit.session.pending.length === 0 && visit.shown.version === this.server.events.length)) {
          this.compareFields();
          return;
        }
        await this.clock.advance(40_000);
      }
    }
  }

  /** Everybody sees the board of the server, and everything was answered. */
  compareBoards(): void {
    for (const visit of this.visits) {
      expect(visit.session.pending, 'everything was answered').toEqual([]);
      expect(visit.shown, 'everybody sees the board of the server').toEqual(this.server.snapshotFor(visit.participantId));
    }
  }

  private at(index: number): Connection | undefined {
    const connection = this.visits[index]!.connection as Connection | undefined;
    return connection?.open ? connection : undefined;
  }

  private async reload(index: number): Promise<void> {
    this.visits[index]!.session.stop();
    this.visits[index] = new Visit(this.server, this.clock, `p${index}`, this.outboxes[index]);
    this.mirrors[index] = new Map();
    this.told[index] = 0;
    void this.visits[index]!.session.start();
    await settle();
  }

  private change({ do: kind, who, pick }: { do: CommandKind | 'type' | 'erase' | 'undo' | 'redo'; who: number; pick: number }): void {
    const { session } = this.visits[who]!;
    const { board } = session;
    if (!board) {
      return;
    }
    if (kind === 'undo' || kind === 'redo') {
      session[kind]();
    } else if (kind === 'type' || kind === 'erase') {
      this.type(who, board, kind, pick);
    } else {
      const command = commandFor(kind, board, pick, () => this.character(this.added));
      if (command) {
        session.do(command);
      }
    }
  }

  private type(who: number, board: BoardState, kind: 'type' | 'erase', pick: number): void {
    const cards = [...board.zones.flatMap((zone) => zone.cards), ...board.mine?.cards ?? []];
    const card = cards[pick % (cards.length || 1)];
    if (!card || (kind === 'erase' && card.text.length === 0)) {
      return;
    }
    const place = pick % (card.text.length + (kind === 'type' ? 1 : 0));
    const operation = [...(place > 0 ? [{ retain: place }] : []), kind === 'type' ? { insert: this.character(this.typed) } : { delete: 1 }];
    this.mirrorNow(who, card.cardId, card.text);
    const before = this.visits[who]!.shifts.length;
    this.visits[who]!.session.editText(card.cardId, operation);
    // What is told while typing comes after what was typed: it is an operation on the text with that in it.
    expect(this.told[who], 'all that was told is in the fields').toBe(before);
    this.mirrors[who]!.set(card.cardId, apply(operation, card.text));
  }

  private character(among: string[]): string {
    const character = String.fromCharCode(0x4e00 + this.added.length + this.typed.length);
    among.push(character);
    return character;
  }

  /** What a page that was told every change has in its fields is what is shown. */
  private compareFields(): void {
    this.visits.forEach((visit, who) => {
      const mirror = this.mirrors[who]!;
      for (const { cardId, operation } of visit.shifts.slice(this.told[who])) {
        const text = mirror.get(cardId);
        if (text !== undefined) {
          mirror.set(cardId, apply(operation, text));
        }
      }
      this.told[who] = visit.shifts.length;
      const board = visit.session.board;
      const cards = board ? [...board.zones.flatMap((zone) => zone.cards), ...board.mine?.cards ?? []] : [];
      cards.forEach((card) => this.mirrorNow(who, card.cardId, card.text));
      const there = new Set(cards.map((card) => card.cardId));
      [...mirror.keys()].filter((cardId) => !there.has(cardId)).forEach((cardId) => mirror.delete(cardId));
    });
  }

  private mirrorNow(who: number, cardId: string, text: string): void {
    const mirror = this.mirrors[who]!;
    expect(mirror.get(cardId) ?? text, `the field of p${who} in ${cardId} has what is shown`).toBe(text);
    mirror.set(cardId, text);
  }
}
