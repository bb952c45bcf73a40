import type { BoardModel } from './model.svelte.ts';
import type { Moved, Spot } from './places.ts';

/** How far the pointer goes, in pixels, before pressing becomes dragging. */
const threshold = 5;
/** Within this distance of the window's edge, in pixels, dragging scrolls. */
const edge = 60;

/**
 * Dragging by pointer, from a handle. Whatever is dragged stays where it is until it is dropped; a line shows
 * where it would come. It goes on when the handle itself is built anew because someone else moved it.
 */
export function draggable(handle: HTMLElement, start: () => { model: BoardModel; moved: Moved; disabled: boolean }): { destroy(): void } {
  function press(event: PointerEvent): void {
    const { model, moved, disabled } = start();
    if (disabled || event.button !== 0) {
      return;
    }
    const from = { x: event.clientX, y: event.clientY };
    let at = from;
    let frame = 0;
    let active = false;
    const listening = new AbortController();
    const { signal } = listening;

    const end = (drop: boolean): void => {
      const spot = model.mover.dragged?.spot;
      listening.abort();
      cancelAnimationFrame(frame);
      model.mover.dragged = undefined;
      if (active) {
        // The click that follows a drag must not open what was dragged.
        addEventListener('click', swallow, { capture: true, once: true });
        setTimeout(() => removeEventListener('click', swallow, { capture: true }));
      }
      if (drop && active && spot) {
        model.mover.put(moved, spot);
      }
    };
    const follow = (): void => {
      scrollAtEdge(at.y);
      model.mover.dragged = { moved, spot: spotUnder(moved, at.x, at.y) };
      frame = requestAnimationFrame(follow);
    };

    addEventListener('pointermove', (move) => {
      at = { x: move.clientX, y: move.clientY };
      if (!active && Math.hypot(at.x - from.x, at.y - from.y) > threshold) {
        active = true;
        model.mover.cancel();
        follow();
      }
    }, { signal });
    addEventListener('pointerup', () => end(true), { signal });
    addEventListener('pointercancel', () => end(false), { signal });
    addEventListener('keydown', (key) => {
      if (key.key === 'Escape') {
        end(false);
      }
    }, { signal });
  }

  handle.addEventListener('pointerdown', press);
  return { destroy: () => handle.removeEventListener('pointerdown', press) };
}

function swallow(event: Event): void {
  event.stopPropagation();
  event.preventDefault();
}

function scrollAtEdge(y: number): void {
  if (y < edge) {
    scrollBy(0, (y - edge) / 4);
  } else if (y > innerHeight - edge) {
    scrollBy(0, (y - innerHeight + edge) / 4);
  }
}

/** The place under the pointer, among the others there. */
function spotUnder(moved: Moved, x: number, y: number): Spot | undefined {
  const zones = [...document.querySelectorAll<HTMLElement>('[data-zone]')];
  if (moved.kind === 'zone') {
    const others = zones.filter((zone) => zone.dataset['zone'] !== moved.id);
    const index = others.findIndex((zone) => isBefore(zone.getBoundingClientRect(), x, y));
    return { index: index < 0 ? others.length : index };
  }
  const zone = zones.find((other) => contains(other.getBoundingClientRect(), x, y));
  if (!zone) {
    return undefined;
  }
  const cards = [...zone.querySelectorAll<HTMLElement>('[data-card]')].filter((card) => card.dataset['card'] !== moved.id);
  const index = cards.findIndex((card) => y < middle(card.getBoundingClientRect()));
  return { zoneId: zone.dataset['zone']!, index: index < 0 ? cards.length : index };
}

function contains(box: DOMRect, x: number, y: number): boolean {
  return x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;
}

function middle(box: DOMRect): number {
  return box.top + box.height / 2;
}

/** Whether the pointer comes before a zone in reading order: on its row and left of its middle, or above its row. */
function isBefore(box: DOMRect, x: number, y: number): boolean {
  return y < box.top || (y <= box.bottom && x < box.left + box.width / 2);
}
