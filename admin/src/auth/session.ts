/** Who is logged in, and what they may do. The session is Directus's cookie: an account that is logged in at Studio is logged in here. */
import { HttpError } from 'react-admin';
import type { HttpClient } from '../data-provider/http';
import type { Gate } from './gate';
import type { Rights } from './permissions';

export interface Me {
	id: string;
	first_name: string | null;
	last_name: string | null;
	email: string | null;
	language: string | null;
	organization_id: string | null;
	role: { name: string } | null;
}

export interface Credentials {
	email: string;
	password: string;
	otp?: string;
}

export interface Provider {
	name: string;
	driver: string;
	label: string | null;
}

const ME = '/users/me?fields=id,first_name,last_name,email,language,organization_id,role.name';
const RENEWED_AT = 'kontor.session-renewed-at';
const HOUR = 3_600_000;

export const nameOf = ({ first_name, last_name, email }: Me): string => [first_name, last_name].filter(Boolean).join(' ') || email || '–';

export type Session = ReturnType<typeof createSession>;

export function createSession(http: HttpClient, gate: Gate) {
	let me: Promise<Me> | undefined;
	let rights: Promise<Rights> | undefined;
	/** True after an answer for a logged-in account. */
	let isLoggedIn = false;
	let leaving: Promise<void> | undefined;
	let hasLeft = false;

	const post = (path: string, body: object) => http(path, { method: 'POST', body: JSON.stringify({ ...body, mode: 'session' }) });
	const forget = () => {
		me = undefined;
		rights = undefined;
		isLoggedIn = false;
	};
	const remember = <T>(answer: Promise<T>): Promise<T> => {
		answer.catch(forget);
		return answer;
	};
	const noteRenewal = () => localStorage.setItem(RENEWED_AT, String(Date.now()));

	async function loadMe(): Promise<Me> {
		// During a logout the server would still answer as before it.
		await leaving;
		const { json } = await http(ME);
		// Without a session Directus answers as to the public.
		if (!json?.data?.id) throw new HttpError('Unauthorized', 401);
		isLoggedIn = true;
		gate.belongsTo({ id: json.data.id, email: json.data.email, name: nameOf(json.data) });
		return json.data;
	}

	async function loadRights(): Promise<Rights> {
		const [permissions, policies] = await Promise.all([http('/permissions/me'), http('/kontor/rights')]);
		return { permissions: permissions.json.data, policies: new Set(policies.json.data) };
	}

	async function leave(hasSession: boolean): Promise<void> {
		if (hasSession) await post('/auth/logout', {}).catch(() => undefined);
	}

	return {
		me(): Promise<Me> {
			me ??= remember(loadMe());
			return me;
		},
		/** The rights of the public are not loaded: only accounts that are logged in have rights here. */
		rights(): Promise<Rights> {
			rights ??= remember(this.me().then(loadRights));
			return rights;
		},
		/** The rules look at the row too (only drafts, only own entries …): for one row the server tells. */
		permissionsOn: (collection: string, id: string) =>
			http(`/permissions/me/${collection}/${encodeURIComponent(id)}`).then(
				({ json }) => json.data as Record<'update' | 'delete' | 'share', { access: boolean }>,
			),
		/** Who is logged in in this browser now, whosever this page is; undefined: nobody. */
		whoIsThere: (): Promise<Me | undefined> =>
			http(ME, { isOfAnybody: true }).then(
				({ json }) => json?.data,
				(error: HttpError) => {
					if (error.status === 401 || error.status === 403) return undefined;
					throw error;
				},
			),
		/** What can be used besides a password: accounts of elsewhere. */
		providers: (): Promise<Provider[]> => http('/auth?sessionOnly').then(({ json }) => json?.data ?? []),
		login: async (credentials: Credentials) => {
			await post('/auth/login', credentials);
			noteRenewal();
			hasLeft = false;
			forget();
		},
		/** After a logout, what the page still shows has nobody to ask for. */
		assertSomebody: (): void => {
			if (hasLeft) throw new Error('Nobody is logged in');
		},
		/** Called by a person, and by every request that is refused meanwhile, but done only once. */
		logout: (): Promise<void> => {
			const hasSession = isLoggedIn;
			hasLeft = true;
			forget();
			leaving ??= leave(hasSession).finally(() => {
				leaving = undefined;
			});
			gate.belongsTo(undefined);
			return leaving;
		},
		/** The cookie lasts a day; it is renewed while somebody works. All tabs share the note of when it was renewed. */
		renewWhenDue: async () => {
			if (Date.now() - Number(localStorage.getItem(RENEWED_AT) ?? 0) < HOUR) return;
			noteRenewal();
			await post('/auth/refresh', {}).catch(() => undefined);
		},
		/** They may have been changed meanwhile: the next one who asks is told the new ones. */
		forgetRights: () => {
			rights = undefined;
		},
		forget,
	};
}
