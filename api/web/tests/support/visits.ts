import type { TextOperation } from '../../src/text/operation.ts';
import type { Outbox } from '../../src/live/outbox.ts';
import { BoardSession } from '../../src/live/session.ts';
import { toSnapshot } from '../../src/live/state.ts';
import type { BoardEvent, BoardSnapshot } from '../../src/live/wire.ts';
import { HandClock, settle } from './handClock.ts';
import { MemoryOutbox } from './memoryOutbox.ts';
import { boardId, type Connection, type ReferenceServer } from './referenceServer.ts';

/** A session of one person, with everything around it in the test's hands. */
export class Visit {
  readonly session: BoardSession;
  readonly heard: BoardEvent[] = [];
  /** What changed in texts, and not by typing. */
  readonly shifts: { cardId: string; operation: TextOperation }[] = [];
  signedIn: boolean | undefined = true;
  /** What comes of asking that. */
  asked = (): Promise<boolean | undefined> => Promise.resolve(this.signedIn);

  constructor(
    private readonly server: ReferenceServer,
    readonly clock: HandClock,
    readonly participantId = 'p1',
    readonly outbox: Outbox = new MemoryOutbox(),
  ) {
    this.session = new BoardSession({
      boardId, participantId, dial: server.dialFor(participantId), outbox, clock,
      readEvents: (after, upTo) => this.server.readEvents(this.participantId, after, upTo),
      signedIn: () => this.asked(),
      changed: () => undefined,
      heard: (events) => this.heard.push(...events),
      textChanged: (cardId, operation) => this.shifts.push({ cardId, operation }),
    });
  }

  get connection(): Connection {
    return this.server.of(this.participantId);
  }

  get shown(): BoardSnapshot {
    return toSnapshot(this.session.board!);
  }

  get texts(): string[] {
    return this.shown.zones.flatMap((zone) => zone.cards.map((card) => card.text));
  }

  /** Starts and gets on the board. */
  async join(): Promise<this> {
    void this.session.start();
    await settle();
    await this.deliver();
    return this;
  }

  /** Lets everything through that is on its way, and what comes of it. */
  async deliver(): Promise<void> {
    do {
      await settle();
    } while (this.connection.letUp() || this.connection.letDown());
    await settle();
  }

  addCard(text: string, zoneId = 'z1'): string {
    return this.session.do({ type: 'addCard', cardId: `card-${text}`, zoneId, text });
  }
}
