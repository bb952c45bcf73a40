/** Where what was taken over is adapted: the page of the practice that took it over, with its form open. */
export const adaptPath = (practiceId: string, borrowingId: string): string =>
  `/practices/${encodeURIComponent(practiceId)}?adapt=${encodeURIComponent(borrowingId)}`;

/** The borrowing that this address opens to adapt, if it does. */
export const adapted = (url: URL): string | undefined => url.searchParams.get('adapt') ?? undefined;

/** The name of the form in which it is adapted. */
export const adaptForm = (borrowingId: string): string => `adapt-${borrowingId}`;
