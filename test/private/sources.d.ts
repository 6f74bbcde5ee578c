/** Where the JavaScript of the sources is kept from run to run, file beside file as they are. */
export const KEPT: string;

/** Has each source be kept as it is now, and says whether any was not. */
export function keepSources(): boolean;
