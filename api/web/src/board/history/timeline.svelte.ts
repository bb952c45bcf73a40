import { DoesNotFit } from '../../live/lists.ts';
import { fold } from '../../live/fold.ts';
import { fromSnapshot, type BoardState } from '../../live/state.ts';
import type { BoardEvent, BoardSnapshot } from '../../live/wire.ts';

/** Where a timeline reads. */
export interface Past {
  /** The board as it was at a version. */
  at(version: number): Promise<BoardSnapshot>;
  /** The events after one version up to another; undefined when they may not be seen. */
  events(after: number, upTo: number): Promise<BoardEvent[] | undefined>;
}

/** While the slider is dragged, what it passes is not fetched; this long at rest, in milliseconds, is arriving. */
const settle = 150;
/** As many steps forward are cheaper to take here than to fetch the whole board anew. */
const near = 200;
/** Steps fetched at once when playing. */
const ahead = 100;

/** Going through the versions of a board. */
export class Timeline {
  /** Where the slider is; the board follows. */
  version = $state(0);
  board = $state.raw<BoardState | undefined>(undefined);
  /** The step that made the board as it is shown. */
  event = $state.raw<BoardEvent | undefined>(undefined);
  failed = $state(false);
  playing = $state(false);
  private readonly events = new Map<number, BoardEvent>();
  private settling: ReturnType<typeof setTimeout> | undefined;
  private beat: ReturnType<typeof setTimeout> | undefined;
  private asked = 0;

  constructor(private readonly past: Past) {}

  /** Goes to a version. @param now without waiting for the slider to rest. */
  seek(version: number, now = false): void {
    this.version = version;
    clearTimeout(this.settling);
    if (now) {
      void this.arrive();
    } else {
      this.settling = setTimeout(() => void this.arrive(), settle);
    }
  }

  /** @param perSecond steps. @param latest the version to stop at. */
  play(perSecond: number, latest: () => number): void {
    this.pause();
    this.playing = true;
    const step = async (): Promise<void> => {
      if (!this.playing) {
        return;
      }
      if (this.version >= latest()) {
        this.playing = false;
        return;
      }
      this.version++;
      await this.arrive(Math.min(this.version + ahead, latest()));
      this.beat = setTimeout(() => void step(), 1_000 / perSecond);
    };
    void step();
  }

  pause(): void {
    this.playing = false;
    clearTimeout(this.beat);
  }

  stop(): void {
    this.pause();
    clearTimeout(this.settling);
    this.asked++;
  }

  private async arrive(upTo = this.version): Promise<void> {
    const { version } = this;
    const asked = ++this.asked;
    try {
      const board = await this.steps(version, upTo) ?? fromSnapshot(await this.past.at(version));
      const event = this.events.get(version) ?? (await this.past.events(version - 1, version))?.[0];
      if (asked === this.asked) {
        this.board = board;
        this.event = event;
        this.failed = false;
      }
    } catch {
      // Whatever it was, the way on is the same: say so, and try again at the next move.
      if (asked === this.asked) {
        this.failed = true;
        this.pause();
      }
    }
  }

  /** The board some steps on from what is shown, when that is near. */
  private async steps(version: number, upTo: number): Promise<BoardState | undefined> {
    let { board } = this;
    if (!board || version < board.version || version - board.version > near) {
      return undefined;
    }
    if (!this.has(board.version, version)) {
      for (const event of await this.past.events(board.version, upTo) ?? []) {
        this.events.set(event.version, event);
      }
    }
    try {
      while (board.version < version) {
        const next = this.events.get(board.version + 1);
        if (!next) {
          return undefined;
        }
        board = fold(board, next);
      }
      return board;
    } catch (error) {
      if (!(error instanceof DoesNotFit)) {
        throw error;
      }
      return undefined;
    }
  }

  private has(after: number, upTo: number): boolean {
    for (let version = after + 1; version <= upTo; version++) {
      if (!this.events.has(version)) {
        return false;
      }
    }
    return true;
  }
}
