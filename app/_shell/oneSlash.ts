/**
 * Runs in the head, before any script that reads the address. Hosts answer /search/ at //search/ too, and there the page
 * would stay dead: Next gives the browser the path alone as its new address, and a path that begins with two slashes
 * names another host, which the browser refuses. The address loses its needless slashes and the page is not loaded anew.
 * A frame of an opaque origin may not change its address; it stays as it is.
 */
export const oneSlashScript = `if(location.pathname.startsWith("//"))try{history.replaceState(null,"",location.origin+location.pathname.replace(/^\\/+/,"/")+location.search+location.hash)}catch(e){}`;
