import type { BoardModel } from './model.svelte.ts';

/** Ctrl+Z, Ctrl+Shift+Z and Ctrl+Y take back one's own steps; in other fields than a card's text they do what they always do. */
export function undoKeys(event: KeyboardEvent, model: BoardModel): void {
  const letter = event.key.toLowerCase();
  if (!(event.ctrlKey || event.metaKey) || event.altKey || event.isComposing || (letter !== 'z' && letter !== 'y') || isOtherField(event.target)) {
    return;
  }
  event.preventDefault();
  model.retrace(letter === 'y' || event.shiftKey ? 'redo' : 'undo');
}

/** The same from a menu or a gesture of the device, in the text of a card. */
export function undoGesture(event: InputEvent, model: BoardModel): void {
  if (event.inputType === 'historyUndo' || event.inputType === 'historyRedo') {
    event.preventDefault();
    model.retrace(event.inputType === 'historyUndo' ? 'undo' : 'redo');
  }
}

function isOtherField(target: EventTarget | null): boolean {
  return (target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && !['checkbox', 'radio', 'range'].includes(target.type)))
    && !target.closest('[data-editor]');
}
