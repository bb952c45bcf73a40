import { routeOf, type Route } from './routes.ts';

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

/** Goes to where someone wanted to be before they signed in, which may be a page of the server's own; there is no way back to signing in. */
export function arrive(path: string): void {
  if (routeOf(new URL(path, location.origin)).page === 'unknown') {
    location.replace(path);
    return;
  }
  history.replaceState(null, '', path);
  show();
  scrollTo(0, 0);
}

/** Keeps in the address what is chosen on this page, which stays as it is. */
export function remark(path: string): void {
  history.replaceState(null, '', path);
  shown = pageOf(new URL(location.href));
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
