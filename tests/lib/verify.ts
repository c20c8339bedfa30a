/** What `npm run verify-books` finds in the books of a firm. */
import { type Finding, verifyBooks } from '../../scripts/verify-books/verify.ts';
import { database } from './database.ts';

export async function findingsIn(organization: string): Promise<Finding[]> {
	const client = await database().connect();
	try {
		return (await verifyBooks(client, organization)).findings;
	} finally {
		client.release();
	}
}
