/**
 * Keeps the focus on the same thing while the page changes around it. Moving an element, or building it anew
 * in another zone, takes its focus away; elements that should keep it carry `data-focus-key`.
 */
interface Kept {
  key: string;
  element: Element;
  /** The card and the zone that it is in, where to go when it is gone. */
  card: string | undefined;
  zone: string | undefined;
  selection: [number, number] | undefined;
}

/** Before the page changes: what has the focus. */
export function rememberFocus(): Kept | undefined {
  const element = document.activeElement;
  const key = element?.getAttribute('data-focus-key');
  if (!element || !key) {
    return undefined;
  }
  const typed = element instanceof HTMLTextAreaElement || element instanceof HTMLInputElement;
  return {
    key, element,
    card: element.closest('[data-card]')?.getAttribute('data-card') ?? undefined,
    zone: element.closest('[data-zone]')?.getAttribute('data-zone') ?? undefined,
    selection: typed && element.selectionStart !== null && element.selectionEnd !== null ? [element.selectionStart, element.selectionEnd] : undefined,
  };
}

/** After it: gives the focus back when it was lost. @returns false when the card that had it is gone from the board. */
export function restoreFocus(kept: Kept | undefined): boolean {
  if (!kept || document.activeElement === kept.element || !(document.activeElement === document.body || document.activeElement === null)) {
    return true;
  }
  const again = byAttribute('data-focus-key', kept.key);
  if (again) {
    again.focus({ preventScroll: false });
    if (kept.selection && (again instanceof HTMLTextAreaElement || again instanceof HTMLInputElement)) {
      again.setSelectionRange(...kept.selection);
    }
    return true;
  }
  const card = kept.card === undefined ? null : byAttribute('data-card', kept.card);
  if (card) {
    // Something in it was closed; the card itself is still there.
    card.querySelector<HTMLElement>('button:not(:disabled)')?.focus();
  } else if (kept.zone !== undefined) {
    (byAttribute('data-zone-heading', kept.zone) ?? document.querySelector<HTMLElement>('h1'))?.focus();
  }
  return card !== null || kept.card === undefined;
}

function byAttribute(name: string, value: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[${name}="${CSS.escape(value)}"]`);
}
