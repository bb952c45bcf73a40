/** Which page an address shows. */
export type Route =
  | { page: 'network' }
  | { page: 'overview' }
  | { page: 'practice'; practiceId: string }
  | { page: 'gatherings'; city: string; kind: string; learningArea: string }
  | { page: 'gathering'; gatheringId: string }
  | { page: 'search'; q: string; city: string; type: string; kind: string; theme: string; learningArea: string; phase: string }
  | { page: 'inbox' }
  | { page: 'moderation'; boardId: string }
  | { page: 'invitation' }
  | { page: 'my-data' }
  | { page: 'city'; cityId: string }
  | { page: 'board'; boardId: string }
  | { page: 'history'; boardId: string; zoneId: string | undefined }
  | { page: 'sign-in'; returnTo: string; roles: string[]; reason: string | undefined }
  | { page: 'about-you'; returnTo: string }
  | { page: 'unknown' };

/** Reads an address; the server answers each of these with the same page. */
export function routeOf(url: URL): Route {
  const [first, second, third, ...rest] = url.pathname.split('/').filter((part) => part !== '').map(decodeURIComponent);
  if (first === 'boards' && second !== undefined && third === 'history' && rest.length === 0) {
    return { page: 'history', boardId: second, zoneId: url.searchParams.get('zone') ?? undefined };
  }
  if (third !== undefined) {
    return { page: 'unknown' };
  }
  if (first === undefined) {
    return { page: 'network' };
  }
  if (first === 'cities' && second !== undefined) {
    return { page: 'city', cityId: second };
  }
  if (first === 'practices' && second !== undefined) {
    return { page: 'practice', practiceId: second };
  }
  if (first === 'gatherings' && second !== undefined) {
    return { page: 'gathering', gatheringId: second };
  }
  if (first === 'boards' && second !== undefined) {
    return { page: 'board', boardId: second };
  }
  if (first === 'sign-in' && second === 'about-you') {
    return { page: 'about-you', returnTo: here(url) };
  }
  if (second !== undefined) {
    return { page: 'unknown' };
  }
  switch (first) {
    case 'gatherings': {
      const chosen = (name: string): string => url.searchParams.get(name) ?? '';
      return { page: 'gatherings', city: chosen('city'), kind: chosen('kind'), learningArea: chosen('learningArea') };
    }
    case 'search': {
      const chosen = (name: string): string => url.searchParams.get(name) ?? '';
      return { page: 'search', q: chosen('q'), city: chosen('city'), type: chosen('type'), kind: chosen('kind'), theme: chosen('theme'), learningArea: chosen('learningArea'), phase: chosen('phase') };
    }
    case 'overview': return { page: 'overview' };
    case 'inbox': return { page: 'inbox' };
    case 'sign-in': return { page: 'sign-in', returnTo: here(url), roles: url.searchParams.getAll('role'), reason: url.searchParams.get('reason') ?? undefined };
    case 'moderation': return { page: 'moderation', boardId: url.searchParams.get('board') ?? '' };
    case 'invitation': return { page: 'invitation' };
    case 'my-data': return { page: 'my-data' };
    default: return { page: 'unknown' };
  }
}

/** Only addresses of this site: anything else would let a link send people elsewhere after signing in. */
function here(url: URL): string {
  const to = url.searchParams.get('to');
  // Read as the browser would: it takes a backslash for a slash, and leaves out tabs and line ends.
  return to !== null && to.startsWith('/') && URL.canParse(to, url.origin) && new URL(to, url.origin).origin === url.origin ? to : '/';
}
