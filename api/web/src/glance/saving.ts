import { ink, lines, soft } from './drawing.ts';

const svgSpace = 'http://www.w3.org/2000/svg';
const margin = 24;
/** So that a picture is sharp in print. */
const pixelsPerUnit = 2;

export interface Caption { readonly title: string; readonly says: string; readonly source: string }

/** A picture on its own: with what it is called, what is to be seen and where it is from, on white, and without the styles of this page. */
export function standalone(picture: SVGSVGElement, caption: Caption): { text: string; width: number; height: number } {
  const { width: inside, height: drawn } = picture.viewBox.baseVal;
  const width = inside + 2 * margin;
  const file = document.createElementNS(svgSpace, 'svg');
  let y = margin;
  const write = (text: string, size: number, weight: string, colour: string): void => {
    for (const part of lines(text, Math.floor(inside / (size * 0.53)))) {
      y += size * 1.35;
      const element = document.createElementNS(svgSpace, 'text');
      set(element, { x: margin, y: Math.round(y), 'font-size': size, 'font-weight': weight, fill: colour, 'font-family': getComputedStyle(picture).fontFamily });
      element.textContent = part;
      file.append(element);
    }
  };
  write(caption.title, 22, '700', ink);
  y += 4;
  write(caption.says, 14, '400', soft);
  y += 20;
  const copy = picture.cloneNode(true) as SVGSVGElement;
  keepLooks(picture, copy);
  set(copy, { x: margin, y: Math.round(y), width: inside, height: drawn });
  copy.removeAttribute('class');
  file.append(copy);
  y += drawn + 4;
  write(caption.source, 12, '400', soft);
  const height = Math.ceil(y + margin);
  const ground = document.createElementNS(svgSpace, 'rect');
  set(ground, { width, height, fill: '#ffffff' });
  file.prepend(ground);
  set(file, { xmlns: svgSpace, width, height, viewBox: `0 0 ${width} ${height}`, role: 'img' });
  const title = document.createElementNS(svgSpace, 'title');
  title.textContent = caption.title;
  file.prepend(title);
  return { text: `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(file)}`, width, height };
}

const looks = [
  'fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-dasharray', 'stroke-opacity', 'stroke-linejoin', 'stroke-linecap', 'opacity',
  'font-family', 'font-size', 'font-weight', 'text-anchor', 'paint-order',
];

/** What the page's styles make of each part becomes its own. */
function keepLooks(from: Element, to: Element): void {
  const computed = getComputedStyle(from);
  for (const look of looks) {
    const value = computed.getPropertyValue(look);
    if (value !== '') {
      to.setAttribute(look, value);
    }
  }
  if (!(to instanceof SVGSVGElement)) {
    to.removeAttribute('class');
  }
  for (let i = 0; i < from.children.length; i++) {
    keepLooks(from.children[i]!, to.children[i]!);
  }
}

function set(element: Element, attributes: Readonly<Record<string, string | number>>): void {
  Object.entries(attributes).forEach(([name, value]) => element.setAttribute(name, String(value)));
}

/** The picture as dots. */
export async function asPng(svg: { text: string; width: number; height: number }): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg.text)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = svg.width * pixelsPerUnit;
  canvas.height = svg.height * pixelsPerUnit;
  canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => canvas.toBlob((blob) => blob ? resolve(blob) : reject(new Error('The picture could not be made.')), 'image/png'));
}

/** Gives someone a file. */
export function keep(blob: Blob, name: string): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // Only once the browser has taken it.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
