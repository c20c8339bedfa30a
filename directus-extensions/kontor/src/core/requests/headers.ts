/** What every answer says about the API: its version, and how much of the rate limit is left. */
import { rateLimiter } from '@directus/api/middleware/rate-limiter-ip';
import { getIPFromReq } from '@directus/api/utils/get-ip-from-req';
import type { Express, NextFunction, Request, Response } from 'express';
import { version } from '../../../package.json';

interface Left {
	remainingPoints: number;
	msBeforeNext: number;
}
/** Of each address, as it was when it asked last. */
const left = new Map<string, Left>();
const MOST_ADDRESSES = 10_000;

export function tellVersion(app: Express): void {
	app.use((_req: Request, res: Response, next: NextFunction) => {
		res.setHeader('Kontor-Version', version);
		next();
	});
}

/** Directus counts, and says nothing of it but that it is too much. Set when the answer begins, a refused one too. */
export function tellRateLimit(app: Express): void {
	const limiter = rateLimiter;
	if (!limiter) return;
	const consume = limiter.consume.bind(limiter);
	limiter.consume = async (address, points) => {
		const note = (one: Left) => {
			if (left.size >= MOST_ADDRESSES) left.clear();
			left.set(address, one);
			return one;
		};
		return consume(address, points).then(note, (refused) => {
			if (!(refused instanceof Error)) note(refused);
			throw refused;
		});
	};
	app.use((req: Request, res: Response, next: NextFunction) => {
		const writeHead = res.writeHead;
		res.writeHead = ((...values: Parameters<Response['writeHead']>) => {
			const now = left.get(getIPFromReq(req) ?? '');
			if (now) {
				const seconds = Math.ceil(now.msBeforeNext / 1000);
				res.setHeader('RateLimit-Limit', String(limiter.points));
				res.setHeader('RateLimit-Remaining', String(Math.max(0, now.remainingPoints)));
				res.setHeader('RateLimit-Reset', String(seconds));
				// Directus rounds down, to "at once".
				if (res.statusCode === 429 && res.getHeader('Retry-After') === '0') res.setHeader('Retry-After', String(Math.max(1, seconds)));
			}
			return writeHead.apply(res, values);
		}) as Response['writeHead'];
		next();
	});
}
