import type { Pointer } from '../../live/wire.ts';

/** Where a pointer is in a layer over the board, in pixels; undefined when its zone is not on the page. */
export function pointerAt({ zoneId, x, y }: Pointer, layer: Element): { x: number; y: number } | undefined {
  const zone = document.querySelector(`[data-zone="${CSS.escape(zoneId)}"]`)?.getBoundingClientRect();
  const origin = layer.getBoundingClientRect();
  return zone && { x: zone.left - origin.left + x * zone.width, y: zone.top - origin.top + y * zone.height };
}

/** The place in the zone under a point of the window, from 0 to 1; undefined when there is none. */
export function pointerFrom(target: EventTarget | null, x: number, y: number): Pointer | undefined {
  const zone = target instanceof Element ? target.closest('[data-zone]') : null;
  const zoneId = zone?.getAttribute('data-zone');
  const area = zone?.getBoundingClientRect();
  if (!area || !zoneId || area.width === 0 || area.height === 0) {
    return undefined;
  }
  const within = (n: number): number => Math.round(Math.min(1, Math.max(0, n)) * 10_000) / 10_000;
  return { zoneId, x: within((x - area.left) / area.width), y: within((y - area.top) / area.height) };
}
