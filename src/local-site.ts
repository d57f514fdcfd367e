/** Where pages for this computer alone are served, as a rule. */
export const usualPort = 3000;
export const loopback = '127.0.0.1';

/** The address of the pages that open on this computer alone. */
export function localSite(port = usualPort): string {
  return `http://${loopback}:${port}`;
}
