import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Outbox } from '../src/live/outbox.ts';
import { HandClock, settle } from './support/handClock.ts';
import { ForgetfulOutbox, MemoryOutbox } from './support/memoryOutbox.ts';
import { boardId, ReferenceServer, unavailable, type Connection } from './support/referenceServer.ts';
import { Visit } from './support/visits.ts';

const seed = Number(process.env['FC_SEED'] ?? 20261124);
const runs = Number(process.env['FC_RUNS'] ?? 300);

type Step =
  | { do: 'add' | 'move' | 'vote' | 'remove' | 'restore' | 'comment' | 'link'; who: number; pick: number }
  | { do: 'up' | 'down' | 'lose' | 'drop' | 'reload'; who: number }
  | { do: 'wait' | 'fault' | 'recover' };

const who = fc.integer({ min: 0, max: 1 });
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constantFrom('add', 'add', 'move', 'vote', 'remove', 'restore', 'comment', 'link'), who, pick: fc.nat(99) }) },
  { weight: 9, arbitrary: fc.record({ do: fc.constantFrom('up', 'up', 'down', 'down'), who }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('lose', 'drop', 'reload'), who }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('wait', 'fault', 'recover') }) },
) as fc.Arbitrary<Step>;

/** Two people on one board, and everything that can go wrong between them and the server. */
class World {
  readonly server = new ReferenceServer();
  readonly clock = new HandClock();
  readonly outboxes: Outbox[];
  visits: Visit[];
  /** Text of every card that anybody added. */
  readonly added: string[] = [];
  private asked = 0;

  constructor(makeOutbox: () => Outbox) {
    this.outboxes = [makeOutbox(), makeOutbox()];
    this.visits = this.outboxes.map((outbox, index) => new Visit(this.server, this.clock, `p${index}`, outbox));
  }

  async take(step: Step): Promise<void> {
    switch (step.do) {
      case 'up': this.at(step.who)?.letUp(); break;
      case 'down': this.at(step.who)?.letDown(); break;
      case 'lose': this.at(step.who)?.loseDown(); break;
      case 'drop': this.at(step.who)?.drop(); break;
      case 'reload': await this.reload(step.who); break;
      case 'wait': await this.clock.advance(1_500); break;
      case 'fault': this.server.verdict = () => (this.asked++ % 2 === 0 ? unavailable : undefined); break;
      case 'recover': this.server.verdict = () => undefined; break;
      default: this.change(step);
    }
    await settle();
  }

  /** Everything works again and time goes by. */
  async heal(): Promise<void> {
    this.server.verdict = () => undefined;
    // A connection that fell behind is told so, also when nothing more happens on the board.
    this.visits.forEach((_, index) => this.at(index)?.send((listener) => listener.resync(boardId)));
    for (let round = 0; round < 200; round++) {
      await settle();
      let moved = false;
      for (const connection of [this.at(0), this.at(1)]) {
        moved = (connection?.letUp() ?? false) || moved;
        moved = (connection?.letDown() ?? false) || moved;
      }
      if (!moved) {
        if (this.visits.every((visit) => visit.session.phase.kind === 'live' && visit.session.pending.length === 0 && visit.shown.version === this.server.events.length)) {
          return;
        }
        await this.clock.advance(40_000);
      }
    }
  }

  private at(index: number): Connection | undefined {
    const { connection } = this.visits[index]!;
    return connection?.open ? connection : undefined;
  }

  private async reload(index: number): Promise<void> {
    this.visits[index]!.session.stop();
    this.visits[index] = new Visit(this.server, this.clock, `p${index}`, this.outboxes[index]);
    void this.visits[index]!.session.start();
    await settle();
  }

  private change({ do: kind, who: index, pick }: { do: string; who: number; pick: number }): void {
    const { session } = this.visits[index]!;
    const cards = session.board?.zones.flatMap((zone) => zone.cards.map((card) => card.cardId)) ?? [];
    const card = cards[pick % (cards.length || 1)];
    const other = cards[(pick + 1) % (cards.length || 1)];
    const zoneId = pick % 2 === 0 ? 'z1' : 'z2';
    if (kind === 'add' || card === undefined) {
      const text = `t${this.added.length}`;
      this.added.push(text);
      session.do({ type: 'addCard', cardId: `card-${text}`, zoneId, text, ...(card === undefined ? {} : { afterCardId: card }) });
    } else if (kind === 'move') {
      session.do({ type: 'moveCard', cardId: card, zoneId, ...(pick % 3 === 0 ? { atStart: true } : {}) });
    } else if (kind === 'vote' || kind === 'remove') {
      session.do({ type: kind === 'vote' ? 'vote' : 'removeCard', cardId: card });
    } else if (kind === 'restore') {
      const removed = session.board!.removedCards[0];
      if (removed) {
        session.do({ type: 'restoreCard', cardId: removed.card.cardId });
      }
    } else if (kind === 'comment') {
      session.do({ type: 'addComment', commentId: `k${pick}-${session.board!.version}-${session.pending.length}-${index}`, cardId: card, text: 'hm' });
    } else if (other !== undefined && other !== card) {
      session.do({ type: 'linkCards', fromCardId: card, toCardId: other });
    }
  }
}

async function check(makeOutbox: () => Outbox, steps: Step[], tweak: (world: World) => void = () => undefined): Promise<World> {
  const world = new World(makeOutbox);
  tweak(world);
  world.visits.forEach((visit) => void visit.session.start());
  await settle();
  for (const one of steps) {
    await world.take(one);
  }
  await world.heal();
  for (const visit of world.visits) {
    expect(visit.session.pending, 'everything was answered').toEqual([]);
    expect(visit.shown, 'everybody sees the board of the server').toEqual(world.server.snapshot);
  }
  const stored = world.server.events.flatMap((event) => event.type === 'cardAdded' ? [event.text] : []);
  const refused = world.visits.flatMap((visit) => visit.session.refused.flatMap(({ command }) => command.type === 'addCard' ? [command.text] : []));
  expect([...stored, ...refused].sort(), 'every card is stored once, or told to be refused').toEqual([...world.added].sort());
  return world;
}

/** Runs the property and says whether it found a counterexample. */
async function fails(makeOutbox: () => Outbox, tweak?: (world: World) => void): Promise<boolean> {
  const result = await fc.check(fc.asyncProperty(fc.array(step, { minLength: 30, maxLength: 80 }), async (steps) => {
    await check(makeOutbox, steps, tweak);
  }), { seed, numRuns: 60, endOnFailure: true });
  return result.failed;
}

describe(`Two sessions in any interleaving (seed ${seed}, ${runs} runs)`, () => {
  it('converge_and_lose_nothing', { timeout: 120_000 }, async () => {
    let reconnected = 0;
    let shared = 0;
    await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 80 }), async (steps) => {
      const world = await check(() => new MemoryOutbox(), steps);
      reconnected += world.server.connections.length - 2;
      shared += world.server.events.length - 1;
    }), { seed, numRuns: runs });
    // A run in which nothing happened would prove nothing.
    expect(reconnected).toBeGreaterThan(runs);
    expect(shared).toBeGreaterThan(runs * 3);
  });

  it('control: an_outbox_that_forgets_is_found_out', { timeout: 120_000 }, async () => {
    expect(await fails(() => new ForgetfulOutbox())).toBe(true);
  });

  it('control: a_server_that_does_not_recognise_resent_commands_is_found_out', { timeout: 120_000 }, async () => {
    expect(await fails(() => new MemoryOutbox(), (world) => {
      world.server.remembers = false;
    })).toBe(true);
  });
});
