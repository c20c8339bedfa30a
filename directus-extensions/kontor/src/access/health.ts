/** Anybody may ask whether the server is well. The check asks database, files and mail server, so it runs at most once in five seconds. */
import type { NextFunction, Request, Response } from 'express';
import type { Accountability, Context } from '../core/context.js';
import type { Services } from '../core/directus.js';

type DirectusRequest = Request & { accountability?: Accountability; schema: Context['schema'] };

const KEPT = 5_000;

export function answerHealth(Service: Services['ServerService']) {
	let last: { answer: Promise<{ status?: string }>; until: number } | undefined;
	return (req: DirectusRequest, res: Response, next: NextFunction): void => {
		// Administrators get all details.
		if (req.accountability?.admin) {
			next();
			return;
		}
		if (!last || last.until < Date.now()) {
			const answer = new Service({ schema: req.schema, accountability: null }).health();
			last = { answer, until: Date.now() + KEPT };
		}
		last.answer.then(({ status }) => {
			res.status(status === 'error' ? 503 : 200).setHeader('Content-Type', 'application/health+json');
			res.setHeader('Cache-Control', 'no-store').send(JSON.stringify({ status }));
		}, next);
	};
}
