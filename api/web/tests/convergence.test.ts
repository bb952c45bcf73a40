import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Outbox } from '../src/live/outbox.ts';
import { TextEdits } from '../src/live/sending/textEdits.ts';
import { ForgetfulOutbox, MemoryOutbox } from './support/memoryOutbox.ts';
import { commandKinds } from './support/randomCommands.ts';
import { World, type Step } from './support/world.ts';

const seed = Number(process.env['FC_SEED'] ?? 20261124);
const runs = Number(process.env['FC_RUNS'] ?? 300);
const people = 3;

const who = fc.integer({ min: 0, max: people - 1 });
const pick = fc.nat(99);
const changes = (...kinds: string[]): fc.Arbitrary<Step> => fc.record({ do: fc.constantFrom(...kinds), who, pick }) as fc.Arbitrary<Step>;
const wire = fc.record({ do: fc.constantFrom('up', 'up', 'down', 'down'), who }) as fc.Arbitrary<Step>;
const trouble = fc.record({ do: fc.constantFrom('lose', 'drop', 'reload'), who }) as fc.Arbitrary<Step>;
const server = fc.record({ do: fc.constantFrom('wait', 'fault', 'recover', 'forget') }) as fc.Arbitrary<Step>;
const quiet = fc.record({ do: fc.constantFrom('pause', 'resume'), who }) as fc.Arbitrary<Step>;

/** Everything that can be done on a board. */
const everything = fc.oneof(
  { weight: 4, arbitrary: changes(...commandKinds, ...commandKinds, 'addCard', 'addCard', 'addCard', 'addCard', 'addCard', 'addCard', 'startPrivateWriting', 'reveal', 'vote', 'vote') },
  { weight: 4, arbitrary: changes('type', 'type', 'erase') },
  { weight: 2, arbitrary: changes('undo', 'undo', 'redo') },
  { weight: 12, arbitrary: wire }, { weight: 2, arbitrary: trouble }, { weight: 1, arbitrary: server }, { weight: 1, arbitrary: quiet },
);

/** Only what takes no text away, so that every character can be accounted for. */
const keeping = fc.oneof(
  { weight: 3, arbitrary: changes('addCard', 'moveCard', 'removeCard', 'restoreCard', 'vote', 'lock', 'unlock', 'addComment', 'linkCards') },
  { weight: 5, arbitrary: changes('type') },
  { weight: 12, arbitrary: wire }, { weight: 3, arbitrary: trouble }, { weight: 1, arbitrary: server }, { weight: 1, arbitrary: quiet },
);

async function run(steps: Step[], makeOutbox: () => Outbox = () => new MemoryOutbox(), tweak: (world: World) => void = () => undefined): Promise<World> {
  const world = new World(makeOutbox, people);
  tweak(world);
  await world.begin();
  for (const step of steps) {
    await world.take(step);
  }
  await world.heal();
  world.compareBoards();
  return world;
}

/** Every character that was typed is in a card, in a removed card, or offered as refused: once. */
function accountFor(world: World): void {
  const { snapshot } = world.server;
  const stored = [...snapshot.zones.flatMap((zone) => zone.cards), ...snapshot.removedCards.map((removed) => removed.card)].map((card) => card.text).join('');
  const refused = world.visits.flatMap((visit) => visit.session.refused).map(({ command, text }) => command.type === 'addCard' ? command.text : text ?? '').join('');
  for (const character of [...world.added, ...world.typed]) {
    const times = stored.split(character).length - 1;
    expect(times, `'${character}' is stored at most once`).toBeLessThanOrEqual(1);
    expect(times === 1 || refused.includes(character), `'${character}' is stored, or told to be refused`).toBe(true);
  }
}

const some = (step: fc.Arbitrary<Step>, minLength: number): fc.Arbitrary<Step[]> => fc.array(step, { minLength, maxLength: 160, size: 'max' });

/** Whether the property finds a counterexample. */
async function fails(makeOutbox: () => Outbox, tweak?: (world: World) => void): Promise<boolean> {
  const result = await fc.check(fc.asyncProperty(some(keeping, 40), async (steps) => accountFor(await run(steps, makeOutbox, tweak))), { seed, numRuns: 80, endOnFailure: true });
  return result.failed;
}

describe(`Three sessions in any interleaving (seed ${seed}, ${runs} runs)`, () => {
  it('converge_whatever_they_do', { timeout: 240_000 }, async () => {
    const types = new Set<string>();
    let [reconnected, events, refused] = [0, 0, 0];
    await fc.assert(fc.asyncProperty(some(everything, 10), async (steps) => {
      const world = await run(steps);
      world.server.events.forEach((event) => types.add(event.type));
      reconnected += world.reconnected;
      events += world.server.events.length - 1;
      refused += world.server.refusals.length;
    }), { seed, numRuns: runs });
    // A run in which nothing happened would prove nothing.
    expect([...types].sort()).toEqual(expect.arrayContaining(['cardTextEdited', 'happenedPrivately', 'revealed', 'votingClosed', 'zoneRewound', 'timerPaused', 'zoneRestored']));
    expect(reconnected).toBeGreaterThan(runs);
    expect(events).toBeGreaterThan(runs * 3);
    expect(refused).toBeGreaterThan(runs / 3);
  });

  it('lose_nothing_that_was_typed', { timeout: 240_000 }, async () => {
    let [rebased, tooLongAgo] = [0, 0];
    const pass = TextEdits.prototype.heard;
    TextEdits.prototype.heard = function (event) {
      rebased += event.type === 'cardTextEdited' && this.any ? 1 : 0;
      pass.call(this, event);
    };
    try {
      await fc.assert(fc.asyncProperty(some(keeping, 10), async (steps) => {
        const world = await run(steps);
        accountFor(world);
        tooLongAgo += world.server.refusals.filter((error) => error.field === 'baseVersion').length;
      }), { seed, numRuns: runs });
    } finally {
      TextEdits.prototype.heard = pass;
    }
    expect(rebased).toBeGreaterThan(runs);
    expect(tooLongAgo).toBeGreaterThan(0);
  });

  it('control: an_outbox_that_forgets_is_found_out', { timeout: 120_000 }, async () => {
    expect(await fails(() => new ForgetfulOutbox())).toBe(true);
  });

  it('control: a_server_that_does_not_recognise_resent_commands_is_found_out', { timeout: 120_000 }, async () => {
    expect(await fails(() => new MemoryOutbox(), (world) => {
      world.server.remembers = false;
    })).toBe(true);
  });

  it('control: edits_that_are_not_brought_past_what_others_typed_are_found_out', { timeout: 120_000 }, async () => {
    const heard = TextEdits.prototype.heard;
    TextEdits.prototype.heard = () => undefined;
    try {
      expect(await fails(() => new MemoryOutbox())).toBe(true);
    } finally {
      TextEdits.prototype.heard = heard;
    }
  });
});
