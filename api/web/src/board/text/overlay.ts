/**
 * Keeps the editor over the place of its card's text, wherever that goes. Looked at once a frame, because a place moves
 * for many reasons (cards above it grow, menus open, fonts load) of which no single event tells.
 *
 * @param tell the editor's height, so that the card makes room.
 */
export function follow(editor: HTMLElement, cardId: string, tell: (height: number) => void): () => void {
  let frame = 0;
  let last = '';
  const look = (): void => {
    const slot = document.querySelector(`[data-text-slot="${CSS.escape(cardId)}"]`);
    const origin = editor.offsetParent?.getBoundingClientRect();
    // A card that is gone leaves the editor where it was: what is typed there is not lost.
    if (slot && origin) {
      const place = slot.getBoundingClientRect();
      const now = `${place.left - origin.left} ${place.top - origin.top} ${place.width}`;
      if (now !== last) {
        last = now;
        editor.style.insetInlineStart = `${place.left - origin.left}px`;
        editor.style.insetBlockStart = `${place.top - origin.top}px`;
        editor.style.inlineSize = `${place.width}px`;
      }
    }
    frame = requestAnimationFrame(look);
  };
  look();
  const sizes = new ResizeObserver(() => tell(editor.offsetHeight));
  sizes.observe(editor);
  return () => {
    cancelAnimationFrame(frame);
    sizes.disconnect();
  };
}
