/** Colours and places in the pictures. Colours are fixed, since a picture goes into reports where no city's theme is. */

export const ink = '#1d2529';
export const soft = '#4d585d';
export const line = '#d3d0c8';
export const primary = '#174f63';
export const accent = '#8a4216';
export const warning = '#8a6100';

export interface Tone { readonly fill: string; readonly text: string }

const phaseTones: Readonly<Record<string, Tone>> = {
  pitched: { fill: '#d5e6ec', text: ink },
  exploring: { fill: '#93bfcd', text: ink },
  formulated: { fill: '#2f7890', text: '#ffffff' },
  experimenting: { fill: '#123f50', text: '#ffffff' },
  sustained: { fill: '#22663f', text: '#ffffff' },
  ended: { fill: '#dcd9d1', text: ink },
};

/** Of a phase that a newer server has, and we do not know. */
const unknownTone: Tone = { fill: '#ffffff', text: ink };

export const phaseTone = (phase: string): Tone => phaseTones[phase] ?? unknownTone;

/** From white for nothing to the darkest for the most, with a text that can be read on it. */
export function heat(value: number, most: number): Tone {
  if (value <= 0 || most <= 0) {
    return { fill: '#ffffff', text: soft };
  }
  // Between the light and the dark shades no text has contrast enough, so none is there.
  const [rank, light] = [value / most, value / most < 0.55];
  const share = light ? 0.14 + 0.36 * (rank / 0.55) : 0.78 + 0.22 * ((rank - 0.55) / 0.45);
  const channel = (dark: number): string => Math.round(255 + (dark - 255) * share).toString(16).padStart(2, '0');
  return { fill: `#${channel(0x17)}${channel(0x4f)}${channel(0x63)}`, text: light ? ink : '#ffffff' };
}

/** About how wide a text is; fonts differ, so a little too wide. */
export const widthOf = (text: string, size: number, bold = false): number => text.length * size * (bold ? 0.7 : 0.56);

/** Room for the longest of these names, at the beginning of a row. */
export const roomForNames = (names: readonly string[], size: number): number => 14 + Math.max(0, ...names.map((name) => widthOf(name, size, true) * 1.06));

/** As much of a text as there is room for. */
export function fit(text: string, size: number, room: number): string {
  const most = Math.max(1, Math.floor(room / (size * 0.56)));
  return text.length <= most ? text : text.slice(0, Math.max(1, most - 1)).trimEnd() + '…';
}

export interface KeyItem { readonly x: number; readonly y: number; readonly label: string; readonly fill: string }

const keyRow = 22;

/** Places the items of a key one after another, and on the next line where there is no room. */
export function placeKey(items: readonly { label: string; fill: string }[], width: number): { items: KeyItem[]; height: number } {
  let x = 0;
  let y = 0;
  const placed = items.map((item) => {
    const room = 20 + widthOf(item.label, 13) + 16;
    if (x > 0 && x + room - 16 > width) {
      x = 0;
      y += keyRow;
    }
    const at = { ...item, x, y };
    x += room;
    return at;
  });
  return { items: placed, height: y + keyRow };
}

/** Breaks a text into lines of at most so many characters. */
export function lines(text: string, most: number): string[] {
  const broken: string[] = [];
  for (const word of text.split(/\s+/).filter((one) => one !== '')) {
    const last = broken.at(-1);
    if (last !== undefined && last.length + word.length < most) {
      broken[broken.length - 1] = `${last} ${word}`;
    } else {
      broken.push(word);
    }
  }
  return broken;
}
