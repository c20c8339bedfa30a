/**
 * How rows of a table move from state to state. Each module has a table of its own (`states.ts`), and there is no other: verbs ask
 * it, the database's guards are generated from it, the console draws its buttons from it, and tests try it pair by pair.
 */

export interface Transition<By extends string = string, State extends string = string> {
	/** What causes it: a verb of the API, or a fact that the status follows from. */
	by: By;
	from: readonly State[];
	to: State;
	/** The verb of the API that does it, where it has another name; null where none does: it follows from a date, or from something else. */
	verb?: string | null;
}

export interface States<By extends string = string, State extends string = string, Collection extends string = string> {
	collection: Collection;
	/** Where the verbs are: the part of the address before the id. */
	address: string;
	/** Where a new row begins. */
	initial: State;
	transitions: readonly Transition<By, State>[];
}

export const defineStates = <const By extends string, const State extends string, const Collection extends string>(
	states: States<By, State, Collection>,
): States<By, State, Collection> => states;

export type ByOf<S> = S extends States<infer By> ? By : never;

/** What is possible in these states and changes none of them. */
export const stays = <const By extends string, const State extends string>(by: By, states: readonly State[]): Transition<By, State>[] =>
	states.map((state) => ({ by, from: [state], to: state }));

/** Where this leads from here; undefined where it is not possible. */
export const stateAfter = <By extends string, State extends string>(
	{ transitions }: States<By, State>,
	by: By,
	from: string,
): State | undefined => transitions.find((one) => one.by === by && (one.from as readonly string[]).includes(from))?.to;

export const mayMove = <By extends string>(states: States<By>, by: By, from: string): boolean => stateAfter(states, by, from) !== undefined;

/** The state that it leads to, whatever the state before. */
export const goalOf = <By extends string, State extends string>({ transitions }: States<By, State>, by: By): State =>
	transitions.find((one) => one.by === by)!.to;

/** What can be done in this state, or happens to it. */
export const movesFrom = <By extends string>({ transitions }: States<By>, from: string): By[] => [
	...new Set(transitions.filter((one) => one.from.includes(from)).map(({ by }) => by)),
];
