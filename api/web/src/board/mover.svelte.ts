import { t } from '../i18n/i18n.svelte.ts';
import type { BoardState } from '../live/state.ts';
import type { CommandBody } from '../live/wire.ts';
import { moveTo, placesIn, spotOf, step, type Moved, type Spot } from './places.ts';

/** What moving needs of the page. */
export interface MovingPage {
  /** The board as it is without the move that is under way. */
  stored(): BoardState | undefined;
  /** And with it. */
  shown(): BoardState | undefined;
  do(command: CommandBody): void;
  say(words: string): void;
  nameOf(moved: Moved): string;
}

/** Moving cards and zones: with the keyboard, with the pointer, and from menus. */
export class Mover {
  /** What is being moved with the keyboard, and where it would come. */
  moving = $state.raw<{ moved: Moved; spot: Spot } | undefined>(undefined);
  /** What is being dragged, and where it would come. */
  dragged = $state.raw<{ moved: Moved; spot: Spot | undefined } | undefined>(undefined);

  constructor(private readonly page: MovingPage) {}

  /** Starts moving with the keyboard. */
  pickUp(moved: Moved): void {
    const stored = this.page.stored();
    const spot = stored && spotOf(stored, moved);
    if (spot) {
      this.moving = { moved, spot };
      this.page.say(t().move.started(this.page.nameOf(moved)));
    }
  }

  /** One arrow key further. */
  stepTo(key: string): void {
    const board = this.page.shown();
    if (!this.moving || !board) {
      return;
    }
    const { moved } = this.moving;
    const spot = step(board, moved, key);
    if (spot) {
      this.moving = { moved, spot };
      this.page.say(this.placeInWords(moved, spot));
    }
  }

  putDown(): void {
    const { moving } = this;
    this.moving = undefined;
    const stored = this.page.stored();
    if (moving && stored) {
      const from = spotOf(stored, moving.moved);
      if (from?.zoneId !== moving.spot.zoneId || from?.index !== moving.spot.index) {
        this.put(moving.moved, moving.spot);
      }
      this.page.say(t().move.dropped(this.placeInWords(moving.moved, moving.spot)));
    }
  }

  cancel(): void {
    if (this.moving) {
      this.moving = undefined;
      this.page.say(t().move.cancelled);
    }
  }

  /** Moves at once, for the pointer and for menus. */
  put(moved: Moved, spot: Spot): void {
    const stored = this.page.stored();
    if (stored) {
      this.page.do(moveTo(stored, moved, spot));
      this.page.say(t().move.dropped(this.placeInWords(moved, spot)));
    }
  }

  private placeInWords(moved: Moved, spot: Spot): string {
    const board = this.page.shown()!;
    const of = placesIn(board, moved, spot.zoneId);
    const zone = board.zones.find((other) => other.zoneId === spot.zoneId);
    const at = Math.min(spot.index, of - 1) + 1;
    return zone ? t().move.place(zone.title, at, of) : t().move.zonePlace(at, of);
  }
}
