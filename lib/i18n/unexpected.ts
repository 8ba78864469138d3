/**
 * What a reader is told in place of an error that is not meant for readers, in English. It is apart from the sentences about
 * failures: every page needs it, and only figures need those.
 */
export const UNEXPECTED =
  "Something failed that the page did not expect. Reload the page; if it fails again, the console has the details.";
