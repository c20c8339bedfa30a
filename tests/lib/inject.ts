/** What is known of the running Kontor: files that run side by side have one each, so that none meets another's rows or mails. */
import { inject as provided } from 'vitest';
import type { TestServer } from './server.ts';

// Vitest numbers what runs at the same time from 1 on, and gives a number on when a file has ended.
const place = Number(process.env.VITEST_POOL_ID) - 1;

export function inject<Name extends keyof TestServer>(name: Name): TestServer[Name] {
	return provided('servers')[place]![name];
}
