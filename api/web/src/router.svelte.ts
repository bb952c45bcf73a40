/** Which page an address shows. */
export type Route =
  | { page: 'cities' }
  | { page: 'city'; cityId: string }
  | { page: 'board'; boardId: string }
  | { page: 'history'; boardId: string; zoneId: string | undefined }
  | { page: 'sign-in'; returnTo: string }
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
    return { page: 'cities' };
  }
  if (first === 'cities' && second !== undefined) {
    return { page: 'city', cityId: second };
  }
  if (first === 'boards' && second !== undefined) {
    return { page: 'board', boardId: second };
  }
  return first === 'sign-in' && second === undefined ? { page: 'sign-in', returnTo: here(url.searchParams.get('to')) } : { page: 'unknown' };
}

/** Only addresses of this site: anything else would let a link send people elsewhere after signing in. */
function here(to: string | null): string {
  return to !== null && /^\/(?![/\\])/.test(to) ? to : '/';
}

let route = $state.raw<Route>(routeOf(new URL(location.href)));

export function currentRoute(): Route {
  return route;
}

/** Goes to another page of this site. */
export function go(path: string): void {
  history.pushState(null, '', path);
  route = routeOf(new URL(location.href));
  scrollTo(0, 0);
}

/** The address of signing in and then coming back to where one is. */
export function signInPath(): string {
  return '/sign-in?to=' + encodeURIComponent(location.pathname + location.search);
}

/** Follows links within the site without loading it anew; call once. */
export function followLinks(): void {
  addEventListener('popstate', () => {
    route = routeOf(new URL(location.href));
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
