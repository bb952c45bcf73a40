const sectors = ['civic', 'social', 'private', 'public', 'knowledge'];

/** One of the six shades of `app.css` for each sector, the same everywhere. */
export function shadeOf(sector: string): number {
  const at = sectors.indexOf(sector);
  return at < 0 ? sectors.length : [2, 1, 3, 0, 4][at]!;
}
