/** Which page an address shows. */
export type Route =
  | { page: 'network' }
  | { page: 'practice'; practiceId: string }
  | { page: 'inbox' }
  | { page: 'city'; cityId: string }
  | { page: 'board'; boardId: string }
  | { page: 'history'; boardId: string; zoneId: string | undefined }
  | { page: 'sign-in'; returnTo: string; roles: string[] }
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
  if (first === 'boards' && second !== undefined) {
    return { page: 'board', boardId: second };
  }
  if (second !== undefined) {
    return { page: 'unknown' };
  }
  switch (first) {
    case 'inbox': return { page: 'inbox' };
    case 'sign-in': return { page: 'sign-in', returnTo: here(url.searchParams.get('to')), roles: url.searchParams.getAll('role') };
    default: return { page: 'unknown' };
  }
}

/** Only addresses of this site: anything else would let a link send people elsewhere after signing in. */
function here(to: string | null): string {
  return to !== null && /^\/(?![/\\])/.test(to) ? to : '/';
}

const pageOf = (url: URL): string => url.pathname + url.search;

let route = $state.raw<Route>(routeOf(new URL(location.href)));
let shown = pageOf(new URL(location.href));

export function currentRoute(): Route {
  return route;
}

/** Goes to another page of this site. */
export function go(path: string): void {
  history.pushState(null, '', path);
  show();
  scrollTo(0, 0);
}

function show(): void {
  const url = new URL(location.href);
  shown = pageOf(url);
  route = routeOf(url);
}

/** The address of signing in and then coming back to where one is. */
export function signInPath(): string {
  return '/sign-in?to=' + encodeURIComponent(location.pathname + location.search);
}

/** Follows links within the site without loading it anew; call once. */
export function followLinks(): void {
  addEventListener('popstate', () => {
    // Going to another place on the same page is no other page: its focus is the browser's.
    if (pageOf(new URL(location.href)) !== shown) {
      show();
    }
  });
  document.addEventListener('click', (event) => {
    const link = (event.target as Element).closest('a');
    const plain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey && !event.defaultPrevented;
    if (link && plain && link.origin === location.origin && link.target === '' && !link.hash && !link.hasAttribute('download')) {
      event.preventDefault();
      go(link.pathname + link.search);
    }
  });
}
