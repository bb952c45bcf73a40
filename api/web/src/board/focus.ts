/**
 * Keeps the focus on the same thing while the page changes around it. Moving an element, or building it anew
 * in another zone, takes its focus away; elements that should keep it carry `data-focus-key`.
 */
interface Kept {
  key: string;
  element: Element;
  /** Where to go when it is gone altogether. */
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
    zone: element.closest('[data-zone]')?.getAttribute('data-zone') ?? undefined,
    selection: typed && element.selectionStart !== null && element.selectionEnd !== null ? [element.selectionStart, element.selectionEnd] : undefined,
  };
}

/** After it: gives the focus back when it was lost. @returns false when what had it is gone. */
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
  (kept.zone === undefined ? undefined : byAttribute('data-zone-heading', kept.zone) ?? document.querySelector('h1'))?.focus();
  return false;
}

function byAttribute(name: string, value: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[${name}="${CSS.escape(value)}"]`);
}
