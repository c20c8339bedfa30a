/** Chance that is the same on every run: seeded by a text, never by the clock. */
import { hash } from 'node:crypto';

export interface Random {
	/** From 0 up to, but not including, 1. */
	next(): number;
	/** A whole number, both ends included. */
	int(min: number, max: number): number;
	chance(probability: number): boolean;
	pick<T>(list: readonly T[]): T;
	some<T>(list: readonly T[], count: number): T[];
	weighted<T>(list: readonly T[], weightOf: (item: T) => number): T;
}

/** mulberry32: small, fast, and good enough for data that only has to look alive. */
export function random(seed: string): Random {
	let state = Number.parseInt(hash('md5', seed).slice(0, 8), 16);
	const next = () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
	const int = (min: number, max: number) => min + Math.floor(next() * (max - min + 1));
	const pick = <T>(list: readonly T[]): T => list[int(0, list.length - 1)] as T;
	return {
		next,
		int,
		pick,
		chance: (probability) => next() < probability,
		some: (list, count) => {
			const rest = [...list];
			return Array.from({ length: Math.min(count, rest.length) }, () => rest.splice(int(0, rest.length - 1), 1)[0]!);
		},
		weighted: (list, weightOf) => {
			let left = next() * list.reduce((total, item) => total + weightOf(item), 0);
			for (const item of list) {
				left -= weightOf(item);
				if (left < 0) return item;
			}
			return list.at(-1)!;
		},
	};
}

/** The same text gives the same id. The form is that of a random uuid, because validators look at the version. */
export function uuidFrom(seed: string): string {
	const digits = hash('md5', seed);
	const variant = '89ab'[Number.parseInt(digits[16]!, 16) % 4];
	return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-4${digits.slice(13, 16)}-${variant}${digits.slice(17, 20)}-${digits.slice(20)}`;
}
