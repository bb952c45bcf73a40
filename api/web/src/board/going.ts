/** Scrolls to a card and puts the focus in it. @returns false when it is not on the page. */
export function goToCard(cardId: string): boolean {
  return goTo(document.querySelector<HTMLElement>(`[data-card="${CSS.escape(cardId)}"]`));
}

/** Scrolls to a zone and puts the focus on its heading. @returns false when it is not on the page. */
export function goToZone(zoneId: string): boolean {
  return goTo(document.querySelector<HTMLElement>(`[data-zone-heading="${CSS.escape(zoneId)}"]`));
}

/** Back to the title of the board. */
export function goToStart(): boolean {
  return goTo(document.querySelector<HTMLElement>('main h1'));
}

function goTo(there: HTMLElement | null): boolean {
  there?.scrollIntoView({ block: 'center' });
  there?.focus({ preventScroll: true });
  return there !== null;
}
