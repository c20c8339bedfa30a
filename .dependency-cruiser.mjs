/**
 * Which room of the bundle may know which: `npm run check` holds the imports to it. A room knows the rooms above it in this list, never
 * one beside it or below. A new module needs no line here: it may know all the rooms
 * that others share, and no module knows it.
 */
const ROOMS = [
	['generated'],
	['core'],
	['reading'],
	['access', 'simple-rest', 'studio'],
	// What modules share.
	['numbers', 'reminders', 'approval'],
	['papers'],
	['e-invoice'],
	['files'],
	['printing'],
	['mail'],
	// Modules that others build upon, each after those that it knows.
	['time', 'expenses'],
	['billing'],
	['quotes', 'payments', 'dunning', 'recurring', 'purchases'],
];

const SRC = 'directus-extensions/kontor/src/';
const at = (rooms) => `^${SRC}(${rooms.join('|')})/`;
const known = ROOMS.flat();

const order = ROOMS.flatMap((rooms, index) =>
	rooms.map((room) => ({
		name: `${room} knows only what comes before it`,
		severity: 'error',
		from: { path: at([room]), pathNot: '\\.test\\.ts$|/testing/' },
		to: { path: `^${SRC}[^/]+/`, pathNot: at([...ROOMS.slice(0, index).flat(), room]) },
	})),
);

export default {
	forbidden: [
		...order,
		{
			name: 'a module knows only what modules share, and those that others build upon',
			severity: 'error',
			from: { path: `^${SRC}([^/]+)/`, pathNot: `${at(known)}|\\.test\\.ts$` },
			to: { path: `^${SRC}[^/]+/`, pathNot: `${at(known)}|^${SRC}$1/` },
		},
		{
			name: 'the list of modules is known by nobody',
			severity: 'error',
			from: { path: `^${SRC}[^/]+/`, pathNot: '\\.test\\.ts$' },
			to: { path: `^${SRC}(modules|hooks|endpoint|contracts)\\.ts$` },
		},
		{ name: 'no circle', severity: 'error', from: {}, to: { circular: true } },
		{ name: 'imports lead somewhere', severity: 'error', from: {}, to: { couldNotResolve: true, path: '^\\.' } },
	],
	options: {
		includeOnly: `^${SRC}`,
		tsPreCompilationDeps: true,
		tsConfig: { fileName: 'tsconfig.json' },
	},
};
