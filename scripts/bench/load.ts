/** Sends requests to a server on this machine and says how long the answers took. Bounded in number and time. */
import { Agent, get } from 'node:http';

export interface Times {
	/** Milliseconds, sorted. */
	taken: number[];
	perSecond: number;
}

const agent = new Agent({ keepAlive: true, maxSockets: 256 });

export function request(url: string, token: string): Promise<number> {
	const started = performance.now();
	return new Promise((resolve, reject) => {
		get(url, { agent, headers: { authorization: `Bearer ${token}` } }, (response) => {
			let body = '';
			response.setEncoding('utf8').on('data', (chunk) => {
				body += chunk;
			});
			response.on('end', () =>
				response.statusCode === 200
					? resolve(performance.now() - started)
					: reject(new Error(`${url}: ${response.statusCode} ${body.slice(0, 300)}`)),
			);
		}).on('error', reject);
	});
}

/** `clients` that each send the next request as soon as the last one is answered. */
export async function withoutPause(url: string, tokens: string[], clients: number, requests: number): Promise<Times> {
	const taken: number[] = [];
	const started = performance.now();
	let sent = 0;
	await Promise.all(
		Array.from({ length: clients }, async (_, client) => {
			while (sent++ < requests) taken.push(await request(url, tokens[client % tokens.length]!));
		}),
	);
	return { taken: taken.sort((a, b) => a - b), perSecond: (requests / (performance.now() - started)) * 1000 };
}

/** `users` who click every two seconds, each beginning at another moment. */
export async function clicking(url: string, tokens: string[], users: number, seconds: number): Promise<Times> {
	const taken: number[] = [];
	const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
	await Promise.all(
		Array.from({ length: users }, async (_, user) => {
			await wait((user / users) * 2000);
			for (let click = 0; click < seconds / 2; click++) {
				const time = request(url, tokens[user % tokens.length]!).then((one) => taken.push(one));
				await wait(2000);
				await time;
			}
		}),
	);
	return { taken: taken.sort((a, b) => a - b), perSecond: taken.length / seconds };
}

export const percentile = ({ taken }: Times, p: number): number =>
	taken[Math.min(taken.length - 1, Math.floor((taken.length * p) / 100))] ?? Number.NaN;
