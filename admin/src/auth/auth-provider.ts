import { type AuthProvider, HttpError } from 'react-admin';
import { grantOf, verbOf } from './permissions';
import { nameOf, type Session } from './session';

export function createAuthProvider(session: Session): AuthProvider {
	return {
		login: (credentials) => session.login(credentials),
		logout: async () => {
			await session.logout();
		},
		checkAuth: async () => {
			await session.me();
		},
		/** 401 ends the session. 403 is a missing right, or a session that has ended, because the server then answers as to the public. */
		checkError: async (error) => {
			if (!(error instanceof HttpError) || (error.status !== 401 && error.status !== 403)) return;
			session.forget();
			if (error.status === 401) throw error;
			await session.me();
		},
		getIdentity: async () => {
			const me = await session.me();
			return { ...me, fullName: nameOf(me), role: me.role?.name };
		},
		getPermissions: () => session.rights(),
		canAccess: async ({ resource, action, record }) => {
			const verb = verbOf(action);
			const { permissions } = await session.rights();
			const { access } = grantOf(permissions, resource, verb);
			if (access !== 'partial' || !record?.id || (verb !== 'update' && verb !== 'delete')) return access !== 'none';
			const { [verb]: onRow } = await session.permissionsOn(resource, record.id);
			return onRow.access;
		},
	};
}
