/** What Directus hands to the bundle, as far as it is used. */
import type { ExtensionsServices } from '@directus/types';

export type Services = ExtensionsServices;

/** Tells hooks, flows and sockets what has happened. */
export interface Emitter {
	emitAction(event: string | string[], meta: Record<string, unknown>, context?: object | null): void;
}
