/**
 * What was typed and not saved, kept in this browser until it is saved, discarded or its person logs out: it survives a reload, a crash and an
 * ended session. Each person finds only their own.
 */
type Row = Record<string, unknown>;

export interface Draft {
	/** When something was typed last. */
	at: string;
	values: Row;
	/** What stood there before, and when that was written: so that changes of others are noticed. */
	base: Row;
}

const PREFIX = 'kontor.draft.';
const DAY = 86_400_000;
/** As long as a session lasts without a login. */
const KEPT_DAYS = 7;

const isFile = (value: unknown): boolean =>
	(typeof Blob !== 'undefined' && value instanceof Blob) || (typeof value === 'object' && value !== null && 'rawFile' in value);

export function createDrafts(storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>, now = () => Date.now()) {
	const addressOf = (person: string, form: string) => `${PREFIX}${person}.${form}`;
	const addresses = (beginning: string): string[] =>
		Array.from({ length: storage.length }, (_, index) => storage.key(index)).filter((key): key is string => !!key?.startsWith(beginning));
	const read = (address: string): Draft | undefined => {
		try {
			return JSON.parse(storage.getItem(address) ?? '') as Draft;
		} catch {
			return undefined;
		}
	};
	return {
		keep(person: string, form: string, draft: Omit<Draft, 'at'>): void {
			const values = Object.fromEntries(Object.entries(draft.values).filter(([, value]) => !isFile(value)));
			const kept = { at: new Date(now()).toISOString(), values, base: draft.base };
			try {
				storage.setItem(addressOf(person, form), JSON.stringify(kept));
			} catch {
				// The browser keeps no more: the form itself still has it.
			}
		},
		find: (person: string, form: string): Draft | undefined => read(addressOf(person, form)),
		forget: (person: string, form: string): void => storage.removeItem(addressOf(person, form)),
		/** At the logout. */
		forgetAll(person: string): void {
			for (const address of addresses(`${PREFIX}${person}.`)) storage.removeItem(address);
		},
		forgetOld(): void {
			for (const address of addresses(PREFIX)) {
				const at = Date.parse(read(address)?.at ?? '');
				if (!(now() - at < KEPT_DAYS * DAY)) storage.removeItem(address);
			}
		},
	};
}

/** Of this browser. */
export const drafts = () => createDrafts(localStorage);
